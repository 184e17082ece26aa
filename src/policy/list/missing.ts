// What a jurisdiction’s list does not have.
import { notFound } from '../problem.ts'

export const noDraft = (jurisdiction: string) =>
  notFound(`辖区 ${jurisdiction} 没有草案`, `Jurisdiction ${jurisdiction} has no draft`)

export const noEdition = (jurisdiction: string, number: number) =>
  notFound(`辖区 ${jurisdiction} 没有第 ${number} 版`, `Jurisdiction ${jurisdiction} has no edition ${number}`)
