import t from 'tap'
import { groupedYuan, yuan } from '../../src/policy/money.ts'

t.test('money reads to the fen', async (t) => {
  t.equal(yuan(150_000), '1500.00')
  t.equal(yuan(1), '0.01')
  t.equal(yuan(0), '0.00')
  t.equal(yuan(-105), '-1.05')
  t.equal(yuan(Number.MAX_SAFE_INTEGER), '90071992547409.91')
  t.equal(groupedYuan(Number.MAX_SAFE_INTEGER), '90,071,992,547,409.91')
  t.equal(groupedYuan(99_999), '999.99')
})
