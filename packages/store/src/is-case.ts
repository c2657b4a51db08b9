import type { EventRecord } from '@fengsui/core'
import { isAuditLog } from './audit.ts'
import { ofDeployment } from './deliveries.ts'

/** Whether a chain is a case: the record of the deployment and the audit logs are chains too. */
export const isCase = ({ organisation }: Pick<EventRecord, 'organisation'>): boolean =>
  organisation !== ofDeployment && !isAuditLog(organisation)
