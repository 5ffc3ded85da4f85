import type { Schedules } from '../standalone/queries.js';
import { PACKAGE_NAMESPACE, uuid5 } from './uuid5.js';

const CONTEXT = {
  kb: 'urn:throughline:',
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-tool': 'https://ontology.unifiedcyberontology.org/uco/tool/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
  'uco-vocabulary': 'https://ontology.unifiedcyberontology.org/uco/vocabulary/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/**
 * Sources, the run and the attributed accounts as CASE 1.x / UCO JSON-LD: each log file with its
 * hash, the action that read them, each account, and the strongest links between them.
 */
export function caseUco(o: {
  schedules: Schedules;
  operatorId: string;
  runId: string;
  startedAt: string;
  finishedAt: string;
  version: string;
}): unknown {
  const rows = (name: string) => o.schedules.get(name) ?? [];
  const id = (type: string, name: string) => ({
    '@id': `kb:${type}-${uuid5(PACKAGE_NAMESPACE, `case ${type} ${o.operatorId} ${name}`)}`,
  });
  const time = (value: string) => ({
    '@type': 'xsd:dateTime',
    '@value': new Date(value).toISOString(),
  });
  const files = rows('sources').map((row) => ({
    ...id('file', row['sha256'] ?? ''),
    '@type': 'uco-observable:File',
    'uco-core:hasFacet': [
      {
        ...id('file-facet', row['sha256'] ?? ''),
        '@type': 'uco-observable:FileFacet',
        'uco-observable:fileName': row['file'],
        'uco-observable:sizeInBytes': { '@type': 'xsd:integer', '@value': row['bytes'] },
      },
      {
        ...id('content-facet', row['sha256'] ?? ''),
        '@type': 'uco-observable:ContentDataFacet',
        'uco-observable:hash': [
          {
            ...id('hash', row['sha256'] ?? ''),
            '@type': 'uco-types:Hash',
            'uco-types:hashMethod': { '@type': 'uco-vocabulary:HashNameVocab', '@value': 'SHA256' },
            'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': row['sha256'] },
          },
        ],
      },
    ],
  }));
  const accounts = rows('accounts')
    .filter((row) => row['status'] === 'attributed')
    .map((row) => ({
      ...id('account', row['account_id'] ?? ''),
      '@type': 'uco-observable:ObservableObject',
      'uco-core:hasFacet': [
        {
          ...id('account-facet', row['account_id'] ?? ''),
          '@type': 'uco-observable:AccountFacet',
          'uco-observable:accountIdentifier': row['account_id'],
        },
      ],
    }));
  const links = rows('links').map((row) => ({
    ...id('link', `${row['account_a']} ${row['account_b']}`),
    '@type': 'uco-observable:ObservableRelationship',
    'uco-core:source': id('account', row['account_a'] ?? ''),
    'uco-core:target': id('account', row['account_b'] ?? ''),
    'uco-core:kindOfRelationship': 'Shares_Values_With',
    'uco-core:isDirectional': { '@type': 'xsd:boolean', '@value': 'false' },
    'uco-core:description': `${row['bits']} bits over ${(row['families'] ?? '').replaceAll(';', ', ')}`,
  }));
  const tool = {
    ...id('tool', 'throughline'),
    '@type': 'uco-tool:Tool',
    'uco-core:name': 'throughline',
    'uco-tool:version': o.version,
  };
  const action = {
    ...id('action', o.runId),
    '@type': 'case-investigation:InvestigativeAction',
    'uco-core:name': `attribution ${o.runId}`,
    'uco-action:startTime': time(o.startedAt),
    'uco-action:endTime': time(o.finishedAt),
    'uco-action:instrument': { '@id': tool['@id'] },
    'uco-action:object': files.map((file) => ({ '@id': file['@id'] })),
    'uco-action:result': accounts.map((account) => ({ '@id': account['@id'] })),
  };
  const investigation = {
    ...id('investigation', o.operatorId),
    '@type': 'case-investigation:Investigation',
    'uco-core:name': o.operatorId,
    'uco-core:object': [{ '@id': action['@id'] }],
  };
  return {
    '@context': CONTEXT,
    '@graph': [investigation, tool, action, ...files, ...accounts, ...links],
  };
}
