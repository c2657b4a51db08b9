export { findAuthority } from './find-authority.ts'
