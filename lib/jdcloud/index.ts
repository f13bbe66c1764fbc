// Generated from the provider’s schema by `npm run generate`. Do not edit.

export * from './data-jdcloud-availability-group';
export * from './data-jdcloud-instance';
export * from './data-jdcloud-subnet';
export * from './lb';
export * from './lb-backend';
export * from './lb-listener';
export * from './lb-target-group';
export * from './lb-target-group-targets';
export * from './provider';
