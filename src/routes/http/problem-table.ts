// What each problem code is called, and what it means and what its caller can do: the text behind the `type` of every
// problem document.
import type { Text } from '../../policy/terms.ts'
import type { AnswerCode } from '../../schema/wire/problem.ts'

export const problemTitles: Record<AnswerCode, Text> = {
  'invalid-input': { zh: '输入有误', en: 'Invalid input' },
  'malformed-json': { zh: '请求体不是合法的 JSON', en: 'The body is not valid JSON' },
  unauthenticated: { zh: '缺少有效的访问密钥', en: 'No valid access key' },
  forbidden: { zh: '无此操作权限', en: 'Not permitted' },
  'same-keeper': { zh: '须由另一名清单管理员发布', en: 'Another list keeper must publish' },
  'not-found': { zh: '未找到', en: 'Not found' },
  'method-not-allowed': { zh: '该地址不支持此方法', en: 'Method not allowed' },
  'not-acceptable': { zh: '不支持所请求的格式', en: 'Not available in that format' },
  'timed-out': { zh: '请求超时', en: 'Timed out' },
  conflict: { zh: '与现有记录冲突', en: 'Conflicts with the record' },
  'wrong-state': { zh: '当前状态不允许此操作', en: 'Not possible in its present state' },
  'refusal-not-open': { zh: '尚不具备拒绝承接的条件', en: 'The right to refuse has not opened' },
  'no-edition-in-force': { zh: '当日没有生效的服务清单', en: 'No service list in force on that day' },
  'edition-order': { zh: '生效日期早于最新版本', en: 'Takes effect before the latest edition' },
  'below-committed': { zh: '预算总额低于已承诺金额', en: 'Total below the amount committed' },
  'beyond-received': { zh: '支出超过已收到的经费', en: 'More spent than received' },
  'lapsed-bases': { zh: '有事项已无现行有效依据', en: 'Items without a basis in force' },
  'stale-version': { zh: '版本已过期', en: 'Stale version' },
  'too-large': { zh: '内容过大', en: 'Too large' },
  'unsupported-media-type': { zh: '不支持的内容类型', en: 'Unsupported media type' },
  'expectation-failed': { zh: '不支持的 Expect', en: 'Unknown expectation' },
  'key-reused': { zh: '幂等键已用于其他请求', en: 'Idempotency-Key already used for another request' },
  'precondition-required': { zh: '须带前置条件', en: 'A precondition is required' },
  'too-many-requests': { zh: '请求过于频繁', en: 'Too many requests' },
  internal: { zh: '服务内部错误', en: 'Internal error' },
  'cannot-record': { zh: '暂时无法存证，未作任何变更', en: 'Cannot record at present; nothing was changed' },
  'recording-unknown': { zh: '是否已记录尚不确定', en: 'It is not known whether it was recorded' },
  'cannot-sign': { zh: '不能签发检查点', en: 'The log cannot be signed' },
  behind: { zh: '本节点尚未跟上存证', en: 'This node is behind the log' },
  stopping: { zh: '服务正在停止', en: 'The service is stopping' },
}

export const problemHelp: Record<AnswerCode, Text> = {
  'invalid-input': {
    zh: '请求中有内容缺失、类型不符或互相矛盾。errors 列出全部错误及其位置（JSON Pointer；/query、/path、/headers 开头的是地址和请求头）。逐条更正后重新提交。',
    en: 'Something in the request is missing, of the wrong type or in contradiction. `errors` names every fault and its place (a JSON Pointer; /query, /path and /headers are the address and the headers). Correct each and send it again.',
  },
  'malformed-json': {
    zh: '请求体不能按 JSON 读取。detail 说明出错的行。',
    en: 'The body cannot be read as JSON. `detail` says which line.',
  },
  unauthenticated: {
    zh: '没有访问密钥，或密钥无效、已吊销。请带上 Authorization: Bearer <密钥>；密钥由运维人员签发。',
    en: 'There is no access key, or it is unknown or revoked. Send Authorization: Bearer <key>; the operator issues keys.',
  },
  forbidden: {
    zh: '该密钥无此操作权限，或者对象不在密钥绑定的单位、社区、辖区之内。',
    en: 'The role of the key may not do this, or what it would be done to lies outside the organisation, community or jurisdiction that the key is bound to.',
  },
  'same-keeper': {
    zh: '草案的最后修改人不能自己发布。请由另一名清单管理员发布。',
    en: 'Whoever last edited a draft cannot publish it; another list keeper must.',
  },
  'not-found': {
    zh: '没有这个地址，或所指的对象没有登记。',
    en: 'There is no such address, or what it names is not registered.',
  },
  'method-not-allowed': { zh: '该地址不支持此方法。', en: 'The address does not take this method.' },
  'not-acceptable': {
    zh: 'Accept 中没有本接口能提供的格式。请改用文档列出的格式。',
    en: 'Accept names no format that this address offers. Use one that the documentation lists.',
  },
  'timed-out': {
    zh: '请求没有在 30 秒内发完，连接已关闭，没有产生任何效果。请检查网络后重新提交；带上 Idempotency-Key 可以放心重试。',
    en: 'The request did not arrive within 30 seconds. The connection is closed and nothing was done. Check the network and send it again; with an Idempotency-Key a retry is safe.',
  },
  conflict: {
    zh: '请求与现有记录冲突，detail 说明与哪一条冲突。',
    en: 'The request contradicts what is recorded; `detail` says what.',
  },
  'wrong-state': {
    zh: '对象当前的状态不允许这样做，例如已经作出决定、已经撤回。请重新读取后再操作。',
    en: 'Its present state does not allow this: it may have been decided or withdrawn already. Read it again first.',
  },
  'refusal-not-open': {
    zh: '保障尚未逾期，尚不具备拒绝承接的条件。detail 列明各项保障的应到位日期。',
    en: 'No support is overdue, so the right to refuse is not open. `detail` says what is due when.',
  },
  'no-edition-in-force': {
    zh: '工作开始的那一天没有生效的服务清单，无从审查。请清单管理员先发布。',
    en: 'On the first day of the work no service list is in force, so nothing can be decided. A list keeper must publish one first.',
  },
  'edition-order': {
    zh: '新版本的生效日期不能早于最新版本的生效日期。',
    en: 'A new edition cannot take effect before the latest one does.',
  },
  'below-committed': {
    zh: '预算总额不能低于已经承诺的金额（committedFen）。',
    en: 'The total of a budget line cannot fall below what is committed on it (`committedFen`).',
  },
  'beyond-received': {
    zh: '一个事项的支出在任何一天都不能超过到那一天已经确认收到的经费：receivedFen、spentFen 说明 on 那一天的数额。登记支出时，请核对金额和日期；更正到位答复时，请先更正支出。',
    en: 'On no day is more spent for an obligation than was confirmed as received by then: `receivedFen` and `spentFen` say how much on the day `on`. Recording an expenditure, check amount and day; correcting the answer to a delivery, correct the expenditures first.',
  },
  'lapsed-bases': {
    zh: '有事项在生效日没有现行有效的依据，不能发布。items 列出这些事项；请更换依据或删去事项。',
    en: 'On the day it takes effect, some items would rest on nothing in force, so the edition cannot be published. `items` names them: give them another basis or take them out.',
  },
  'stale-version': {
    zh: 'If-Match 与当前版本不符：有人在您读取之后修改过。请重新读取，合并后再提交。',
    en: 'If-Match is not the present version: somebody changed it since you read it. Read it again, merge, and send it again.',
  },
  'too-large': { zh: '请求体超过大小限制。', en: 'The body is larger than the limit.' },
  'unsupported-media-type': {
    zh: '不支持这种 Content-Type。请使用文档列出的类型，通常是 application/json。',
    en: 'The Content-Type is not supported. Use one that the documentation lists, usually application/json.',
  },
  'expectation-failed': {
    zh: '请求头 Expect 只支持 100-continue。请去掉它再提交。',
    en: 'The header Expect may only be 100-continue. Send the request without it.',
  },
  'key-reused': {
    zh: '这个 Idempotency-Key 已用于另一个请求。重试时请原样重发；新的请求请换新的键。',
    en: 'This Idempotency-Key was used for another request. To try again, send the same request; for a new one take a new key.',
  },
  'precondition-required': {
    zh: '草案已经存在。请先读取，并把 ETag 放进 If-Match 再提交，以免覆盖他人的修改。',
    en: 'There is a draft already. Read it first and send its ETag as If-Match, so that nobody’s changes are lost.',
  },
  'too-many-requests': {
    zh: '请求过于频繁。请按 Retry-After 等待后重试。',
    en: 'Too many requests. Wait as Retry-After says, then try again.',
  },
  internal: {
    zh: '服务自身出错，请求没有生效。请把 instance 中的请求编号告知运维人员。',
    en: 'The service failed and the request had no effect. Give its operator the request id in `instance`.',
  },
  'cannot-record': {
    zh: '记录暂时不能写入（例如磁盘已满、时钟倒退），请求没有产生任何效果。请稍后用同一个 Idempotency-Key 重试。',
    en: 'The record cannot be written at present (a full disk, a clock that went back) and nothing was changed. Try again later with the same Idempotency-Key.',
  },
  'recording-unknown': {
    zh: '写盘时出错，或者保存存证的数据库没有确认，本次请求是否已被记录，要待服务恢复（必要时重新启动）后才能知道。请在服务恢复后以同一 Idempotency-Key 原样再提交：已记录的，返回原来的答复；未记录的，此时记录。未使用 Idempotency-Key 的，请先查询再决定是否重新提交。',
    en: 'Writing to disk failed, or the database that holds the log did not confirm: whether the request was recorded shows only once the service is well again, started anew where need be. Then send it again as it was with the same Idempotency-Key: what was recorded is answered as before, what was not is recorded then. Without such a key, look first whether it is there.',
  },
  'cannot-sign': {
    zh: '服务没有签名密钥，或存证与签发过的检查点不符，不能签发检查点。请告知运维人员。',
    en: 'The service has no signing key, or its log no longer continues what it signed before, so it signs no checkpoint. Tell its operator.',
  },
  behind: {
    zh: '服务由多个节点组成，接到请求的节点还没有读到请求头 Zhunru-At-Least 所要求的存证位置，或者与保存存证的数据库失去了联系。请求没有产生任何效果：请按 Retry-After 稍候，再原样提交。',
    en: 'The service has several nodes, and the one that took the request has not read the log as far as the header Zhunru-At-Least asks for, or has lost touch with the database that holds the log. Nothing was changed: wait as Retry-After says, then send it again as it was.',
  },
  stopping: {
    zh: '服务正在停止或者重新启动，本次请求未被处理。请按 Retry-After 稍候，再原样提交。',
    en: 'The service is being stopped or started anew and did nothing about the request. Wait as Retry-After says, then send it again as it was.',
  },
}

/** How what a problem asks for is said over HTTP, behind its detail. */
export const problemHints: Partial<Record<AnswerCode, Text>> = {
  'precondition-required': { zh: '（以 If-Match 带上它的 ETag）', en: ' (send its ETag as If-Match)' },
}
