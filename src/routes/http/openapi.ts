// What the OpenAPI document says of the service as a whole.
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { rolesFor } from '../../policy/access/may.ts'
import { glossText } from '../../schema/wire/glosses.ts'
import type { AnswerCode } from '../../schema/wire/problem.ts'
import { describeHeaders, describeSchemas, headers, locatedMark, parameters } from './openapi-headers.ts'
import { problemTitles } from './problem-table.ts'

export function openapiInfo(publicUrl?: string): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '准入 zhunru',
        version: '0.1.0',
        summary: 'The community-access policy service',
        description:
          '部门在向社区下派工作之前先问它：对照服务清单，说明每一条理由和补正办法，并对每一次不予准入存证。\n\nDepartments ask it before they push work down to residents’ committees. It decides by the published service list, gives every reason and every remedy, and keeps a record of every rejection.',
        contact: { name: '服务的运行单位 Whoever runs this service' },
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: publicUrl ?? '/' }],
      tags: [
        { name: 'assignments', description: '预检与下派 Checking requests, and placing work' },
        { name: 'obligations', description: '承接事项 Work that a community has taken on' },
        { name: 'support', description: '保障 Support: what was promised, what has arrived, what is due' },
        { name: 'spending', description: '支出 What was spent of the money that came' },
        { name: 'contracts', description: '服务合同 Service contracts' },
        { name: 'burden', description: '负担 What communities carry, against the hours of their staff' },
        { name: 'clean-up', description: '清理 What communities carried before the list, and what became of it' },
        { name: 'rejections', description: '不予准入 Every recorded rejection' },
        { name: 'log', description: '存证 The log and its proofs' },
        { name: 'lists', description: '服务清单 Service lists and their editions' },
        { name: 'registry', description: '登记 Organisations, communities, budget lines' },
        { name: 'keys', description: '访问密钥 Access keys' },
        { name: 'service', description: '服务本身 The service itself' },
      ],
      components: {
        parameters,
        headers,
        securitySchemes: {
          accessKey: { type: 'http', scheme: 'bearer', description: '访问密钥 An access key' },
          keyAsPassword: {
            type: 'http',
            scheme: 'basic',
            description: '以密钥为密码 The access key as the password, with any user name',
          },
        },
      },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === 'string' ? json.$id : `schema${i}`),
    },
    transformObject(document) {
      if ('openapiObject' in document) {
        const { openapiObject } = document
        const paths = openapiObject.paths ?? {}
        describeAnswers(paths)
        describeHeaders(paths as Parameters<typeof describeHeaders>[0])
        describeSchemas([paths, openapiObject.components?.schemas], (values) => glossText(values) ?? codeText(values))
      }
      return 'openapiObject' in document ? document.openapiObject : document.swaggerObject
    },
    transform({ schema, url, route }) {
      const { action, basic, located } = route.config ?? {}
      const roles = action && rolesFor(action)
      if (!schema) return { schema, url }
      const described = roles
        ? { ...schema, security: securityOf(basic), description: `角色 Roles: ${roles.join(', ')}` }
        : { ...schema, security: [], description: '公开 Public: no key is needed' }
      const operationId = operationIdOf(String(route.method), url)
      return { schema: { operationId, ...described, ...(located && { [locatedMark]: true }) }, url }
    },
  }
}

/** Problem codes, by their titles. */
function codeText(values: readonly unknown[]): string | undefined {
  const told = values.map((value) => [value, problemTitles[value as AnswerCode]] as const)
  if (!told.every(([, title]) => title !== undefined)) return undefined
  return told.map(([value, title]) => `\`${value}\` ${title.zh} (${title.en})`).join('; ')
}

const securityOf = (basic: boolean | undefined) => [{ accessKey: [] }, ...(basic ? [{ keyAsPassword: [] }] : [])]

/** put /v1/organisations/:code → putOrganisationsCode: stable, since paths are. */
function operationIdOf(method: string, url: string): string {
  const words = url.split('/').filter((part) => part !== '' && part !== 'v1')
  return (
    method.toLowerCase() +
    words
      .map((word) => word.replace(/[^a-zA-Z]+/g, ''))
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')
  )
}

type Answers = Record<string, { description?: string; content?: Record<string, { schema?: { $ref?: string } }> }>

/** An answer without a description is named after its shape. */
function describeAnswers(paths: object): void {
  for (const operations of Object.values(paths) as Record<string, { responses?: Answers }>[])
    for (const { responses } of Object.values(operations))
      for (const answer of Object.values(responses ?? {}))
        if (answer.description === 'Default Response')
          answer.description =
            Object.values(answer.content ?? {})[0]
              ?.schema?.$ref?.split('/')
              .at(-1) ?? 'Done'
}
