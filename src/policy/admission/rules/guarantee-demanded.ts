import { demandRule } from '../rulebook/demand.ts'

/** A committee guarantees for nobody. */
export const guaranteeDemanded = demandRule('guarantee', {
  sources: ['committee-law-12'],
  zh: ({ name }) => `附带要求“${name}”属于担保，居民委员会不得提供担保`,
  en: ({ name }) => `The demand "${name}" is a guarantee, which a residents' committee may not give`,
  remedy: {
    zh: '删去该项要求，由当事人依法另行提供担保',
    en: 'Drop it; the parties find another security',
  },
})
