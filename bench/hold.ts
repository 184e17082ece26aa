// Preloaded into a process that is measured: tells by IPC how long its event loop was held at most since it was last asked.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', (message) => {
  if (message !== 'hold?') return
  process.send?.({ holdMs: delay.max / 1e6, rss: process.memoryUsage().rss })
  delay.reset()
})
process.channel?.unref()
