import { containerAdminUserWindows } from './container/container-admin-user-windows.ts'
import { containerCapabilitiesNotDropped } from './container/container-capabilities-not-dropped.ts'
import { containerDangerousLinuxCapability } from './container/container-dangerous-linux-capability.ts'
import { containerExternalDnsServer } from './container/container-external-dns-server.ts'
import { containerHealthCheckMissing } from './container/container-health-check-missing.ts'
import { containerHostDeviceMapped } from './container/container-host-device-mapped.ts'
import { containerInteractiveTty } from './container/container-interactive-tty.ts'
import { containerLinksUsed } from './container/container-links-used.ts'
import { containerMemoryLimitMissing } from './container/container-memory-limit-missing.ts'
import { containerNoNewPrivilegesMissing } from './container/container-no-new-privileges-missing.ts'
import { containerPrivileged } from './container/container-privileged.ts'
import { containerRiskySysctl } from './container/container-risky-sysctl.ts'
import { containerRootUserLinux } from './container/container-root-user-linux.ts'
import { containerRuntimeSocketMounted } from './container/container-runtime-socket-mounted.ts'
import { containerSecurityProfileUnconfined } from './container/container-security-profile-unconfined.ts'
import { containerSysPtraceAdded } from './container/container-sys-ptrace-added.ts'
import { containerTmpfsExecutable } from './container/container-tmpfs-executable.ts'
import { containerVolumesFromWritable } from './container/container-volumes-from-writable.ts'
import { containerWritableRootFilesystem } from './container/container-writable-root-filesystem.ts'
import { endpointCallsTraverseInternet } from './endpoint/endpoint-calls-traverse-internet.ts'
import { endpointEcsUnneeded } from './endpoint/endpoint-ecs-unneeded.ts'
import { endpointFipsNotUsed } from './endpoint/endpoint-fips-not-used.ts'
import { endpointIsolatedVpcIncomplete } from './endpoint/endpoint-isolated-vpc-incomplete.ts'
import { endpointMissingEcr } from './endpoint/endpoint-missing-ecr.ts'
import { endpointMissingEcs } from './endpoint/endpoint-missing-ecs.ts'
import { endpointMissingExec } from './endpoint/endpoint-missing-exec.ts'
import { endpointMissingLogs } from './endpoint/endpoint-missing-logs.ts'
import { endpointMissingSecrets } from './endpoint/endpoint-missing-secrets.ts'
import { endpointPrivateDnsOff } from './endpoint/endpoint-private-dns-off.ts'
import { endpointSecurityGroupOpen } from './endpoint/endpoint-security-group-open.ts'
import { execEnabled } from './exec/exec-enabled.ts'
import { execInitProcessMissing } from './exec/exec-init-process-missing.ts'
import { execLogUnencrypted } from './exec/exec-log-unencrypted.ts'
import { execLoggingDisabled } from './exec/exec-logging-disabled.ts'
import { execPrincipalWildcard } from './exec/exec-principal-wildcard.ts'
import { execSessionNoCustomerKey } from './exec/exec-session-no-customer-key.ts'
import { execTaskRoleLogsWildcard } from './exec/exec-task-role-logs-wildcard.ts'
import { execWithReadOnlyRoot } from './exec/exec-with-read-only-root.ts'
import { fargateAgentSettingsIgnored } from './fargate/fargate-agent-settings-ignored.ts'
import { fargateEphemeralStorageNoCustomerKey } from './fargate/fargate-ephemeral-storage-no-customer-key.ts'
import { fargateEphemeralStorageSize } from './fargate/fargate-ephemeral-storage-size.ts'
import { fargateIsolationPreferred } from './fargate/fargate-isolation-preferred.ts'
import { logConfigurationMissing } from './logging/log-configuration-missing.ts'
import { logDriverLocalOnly } from './logging/log-driver-local-only.ts'
import { logFirelensConfigExternalUnprotected } from './logging/log-firelens-config-external-unprotected.ts'
import { logFirelensFluentdUsed } from './logging/log-firelens-fluentd-used.ts'
import { logFirelensForwardPortExposed } from './logging/log-firelens-forward-port-exposed.ts'
import { logFirelensOutputTlsOff } from './logging/log-firelens-output-tls-off.ts'
import { logFirelensRouterImageUnpinned } from './logging/log-firelens-router-image-unpinned.ts'
import { logFirelensRouterMissing } from './logging/log-firelens-router-missing.ts'
import { logFirelensS3ConfigOnFargate } from './logging/log-firelens-s3-config-on-fargate.ts'
import { logFirelensStartOrder } from './logging/log-firelens-start-order.ts'
import { logModeBlocking } from './logging/log-mode-blocking.ts'
import { serviceConnectAccessLogsOff } from './logging/service-connect-access-logs-off.ts'
import { containerInstancePublicIp } from './network/container-instance-public-ip.ts'
import { dnsDanglingRecord } from './network/dns-dangling-record.ts'
import { lbDeletionProtectionOff } from './network/lb-deletion-protection-off.ts'
import { lbDesyncModeWeak } from './network/lb-desync-mode-weak.ts'
import { lbInvalidHeadersKept } from './network/lb-invalid-headers-kept.ts'
import { lbNlbNoSecurityGroup } from './network/lb-nlb-no-security-group.ts'
import { lbNoWaf } from './network/lb-no-waf.ts'
import { lbNotScopedToEdge } from './network/lb-not-scoped-to-edge.ts'
import { naclAdminPortOpen } from './network/nacl-admin-port-open.ts'
import { naclAllowAll } from './network/nacl-allow-all.ts'
import { naclReturnPathMissing } from './network/nacl-return-path-missing.ts'
import { networkFirewallMissing } from './network/network-firewall-missing.ts'
import { reachCrossVpcUnrestricted } from './network/reach-cross-vpc-unrestricted.ts'
import { reachInternetToTask } from './network/reach-internet-to-task.ts'
import { reachInternetToTaskViaLoadBalancer } from './network/reach-internet-to-task-via-load-balancer.ts'
import { reachLateralBetweenTasks } from './network/reach-lateral-between-tasks.ts'
import { routeUnrestrictedToIgw } from './network/route-unrestricted-to-igw.ts'
import { sgDataStoreOpenToVpc } from './network/sg-data-store-open-to-vpc.ts'
import { sgDefaultAllowsTraffic } from './network/sg-default-allows-traffic.ts'
import { sgEgressOpen } from './network/sg-egress-open.ts'
import { sgIngressAdminPort } from './network/sg-ingress-admin-port.ts'
import { sgIngressAllPorts } from './network/sg-ingress-all-ports.ts'
import { sgIngressBroaderThanAlb } from './network/sg-ingress-broader-than-alb.ts'
import { sgIngressBroaderThanNlb } from './network/sg-ingress-broader-than-nlb.ts'
import { sgIngressContainerRuntimePort } from './network/sg-ingress-container-runtime-port.ts'
import { sgIngressEphemeralRange } from './network/sg-ingress-ephemeral-range.ts'
import { sgIngressOpenToWorld } from './network/sg-ingress-open-to-world.ts'
import { sgIngressUnusedPort } from './network/sg-ingress-unused-port.ts'
import { sgIngressWideCidr } from './network/sg-ingress-wide-cidr.ts'
import { sgRuleNoDescription } from './network/sg-rule-no-description.ts'
import { sgSelfAllPorts } from './network/sg-self-all-ports.ts'
import { sgSharedAcrossServices } from './network/sg-shared-across-services.ts'
import { subnetAutoAssignPublicIp } from './network/subnet-auto-assign-public-ip.ts'
import { subnetPublicForTasks } from './network/subnet-public-for-tasks.ts'
import { vpcBlockPublicAccessOff } from './network/vpc-block-public-access-off.ts'
import { vpcDefaultInUse } from './network/vpc-default-in-use.ts'
import { vpcEndpointServiceOpen } from './network/vpc-endpoint-service-open.ts'
import { secretAgentEngineAuthData } from './secret/secret-agent-engine-auth-data.ts'
import { secretAwsAccessKeyEnv } from './secret/secret-aws-access-key-env.ts'
import { secretDanglingReference } from './secret/secret-dangling-reference.ts'
import { secretEnvFileBucketUnprotected } from './secret/secret-env-file-bucket-unprotected.ts'
import { secretInjectedAsEnvironment } from './secret/secret-injected-as-environment.ts'
import { secretLiteralInResource } from './secret/secret-literal-in-resource.ts'
import { secretLogOptionPlaintext } from './secret/secret-log-option-plaintext.ts'
import { secretNoCustomerKey } from './secret/secret-no-customer-key.ts'
import { secretNotInjected } from './secret/secret-not-injected.ts'
import { secretParameterNotSecureString } from './secret/secret-parameter-not-secure-string.ts'
import { secretPlaintextCommand } from './secret/secret-plaintext-command.ts'
import { secretPlaintextEnv } from './secret/secret-plaintext-env.ts'
import { secretPlaintextLabel } from './secret/secret-plaintext-label.ts'
import { secretPrivateRegistryCredentialMissing } from './secret/secret-private-registry-credential-missing.ts'
import { secretResourcePolicyOpen } from './secret/secret-resource-policy-open.ts'
import { secretRotationDisabled } from './secret/secret-rotation-disabled.ts'
import { secretSharedAcrossAccountsDefaultKey } from './secret/secret-shared-across-accounts-default-key.ts'
import { secretSharedVolumeWritable } from './secret/secret-shared-volume-writable.ts'
import { secretSidecarDoesNotExit } from './secret/secret-sidecar-does-not-exit.ts'
import { secretTemplateDefault } from './secret/secret-template-default.ts'
import { scheduledTaskPublicIpAssigned } from './service/scheduled-task-public-ip-assigned.ts'
import { serviceDefaultSecurityGroup } from './service/service-default-security-group.ts'
import { serviceDeploymentRollbackDisabled } from './service/service-deployment-rollback-disabled.ts'
import { serviceDiscoveryPublicNamespace } from './service/service-discovery-public-namespace.ts'
import { serviceExpressGatewayPublic } from './service/service-express-gateway-public.ts'
import { serviceFargatePlatformVersionOutdated } from './service/service-fargate-platform-version-outdated.ts'
import { serviceImageDigestDrift } from './service/service-image-digest-drift.ts'
import { serviceNoLoadBalancer } from './service/service-no-load-balancer.ts'
import { serviceNoRunningTasks } from './service/service-no-running-tasks.ts'
import { serviceOverridePlaintextSecret } from './service/service-override-plaintext-secret.ts'
import { servicePublicIpAssigned } from './service/service-public-ip-assigned.ts'
import { serviceTagsNotPropagated } from './service/service-tags-not-propagated.ts'
import { serviceUntagged } from './service/service-untagged.ts'
import { taskSetPublicIpAssigned } from './service/task-set-public-ip-assigned.ts'
import { daemonTaskDefinitionPrivileged } from './task/daemon-task-definition-privileged.ts'
import { taskDefinitionInactiveInUse } from './task/task-definition-inactive-in-use.ts'
import { taskDefinitionInvalidCpuMemory } from './task/task-definition-invalid-cpu-memory.ts'
import { taskDefinitionServiceRevisionBehind } from './task/task-definition-service-revision-behind.ts'
import { taskDefinitionUntagged } from './task/task-definition-untagged.ts'
import { taskDockerVolumeShared } from './task/task-docker-volume-shared.ts'
import { taskEfsAccessPointMissing } from './task/task-efs-access-point-missing.ts'
import { taskEfsIamAuthorizationDisabled } from './task/task-efs-iam-authorization-disabled.ts'
import { taskEfsTransitEncryptionDisabled } from './task/task-efs-transit-encryption-disabled.ts'
import { taskEfsUnencryptedAtRest } from './task/task-efs-unencrypted-at-rest.ts'
import { taskFaultInjectionEnabled } from './task/task-fault-injection-enabled.ts'
import { taskHostNetworkRootUser } from './task/task-host-network-root-user.ts'
import { taskHostPathSensitive } from './task/task-host-path-sensitive.ts'
import { taskHostPathVolume } from './task/task-host-path-volume.ts'
import { taskHostPathWritableMount } from './task/task-host-path-writable-mount.ts'
import { taskHostPortStatic } from './task/task-host-port-static.ts'
import { taskIpcModeHost } from './task/task-ipc-mode-host.ts'
import { taskIpcModeTaskShared } from './task/task-ipc-mode-task-shared.ts'
import { taskNetworkModeHost } from './task/task-network-mode-host.ts'
import { taskNetworkModeNotAwsvpc } from './task/task-network-mode-not-awsvpc.ts'
import { taskNetworkModeUnsupported } from './task/task-network-mode-unsupported.ts'
import { taskPidModeHost } from './task/task-pid-mode-host.ts'
import { taskPidModeTaskShared } from './task/task-pid-mode-task-shared.ts'
import type { Trait } from './trait.ts'
import { meshAppMeshEndOfSupport } from './transit/mesh-app-mesh-end-of-support.ts'
import { meshEgressAllowAll } from './transit/mesh-egress-allow-all.ts'
import { meshEgressExternalBlocked } from './transit/mesh-egress-external-blocked.ts'
import { meshProxyBypass } from './transit/mesh-proxy-bypass.ts'
import { tlsAlbHttpNotRedirected } from './transit/tls-alb-http-not-redirected.ts'
import { tlsAlbListenerPlainHttp } from './transit/tls-alb-listener-plain-http.ts'
import { tlsAppMeshClientNotEnforced } from './transit/tls-app-mesh-client-not-enforced.ts'
import { tlsAppMeshListenerNotStrict } from './transit/tls-app-mesh-listener-not-strict.ts'
import { tlsAppMeshMutualMissing } from './transit/tls-app-mesh-mutual-missing.ts'
import { tlsCertificateExpiring } from './transit/tls-certificate-expiring.ts'
import { tlsEndToEndMissing } from './transit/tls-end-to-end-missing.ts'
import { tlsInstanceTypeNoTransitEncryption } from './transit/tls-instance-type-no-transit-encryption.ts'
import { tlsListenerCertificateNotAcm } from './transit/tls-listener-certificate-not-acm.ts'
import { tlsListenerNoPostQuantum } from './transit/tls-listener-no-post-quantum.ts'
import { tlsListenerWeakPolicy } from './transit/tls-listener-weak-policy.ts'
import { tlsNlbListenerPlaintext } from './transit/tls-nlb-listener-plaintext.ts'
import { tlsServiceConnectDisabled } from './transit/tls-service-connect-disabled.ts'
import { tlsServiceConnectNoCustomerKey } from './transit/tls-service-connect-no-customer-key.ts'
import { tlsSniHostUncovered } from './transit/tls-sni-host-uncovered.ts'
import { tlsTargetGroupHealthCheckPlaintext } from './transit/tls-target-group-health-check-plaintext.ts'
import { tlsTargetGroupPlaintext } from './transit/tls-target-group-plaintext.ts'
import { tlsVpcLatticePlaintext } from './transit/tls-vpc-lattice-plaintext.ts'

/** Every trait that is judged, sorted by id. */
export const traits: readonly Trait[] = [
  containerAdminUserWindows,
  containerCapabilitiesNotDropped,
  containerDangerousLinuxCapability,
  containerExternalDnsServer,
  containerHealthCheckMissing,
  containerHostDeviceMapped,
  containerInstancePublicIp,
  containerInteractiveTty,
  containerLinksUsed,
  containerMemoryLimitMissing,
  containerNoNewPrivilegesMissing,
  containerPrivileged,
  containerRiskySysctl,
  containerRootUserLinux,
  containerRuntimeSocketMounted,
  containerSecurityProfileUnconfined,
  containerSysPtraceAdded,
  containerTmpfsExecutable,
  containerVolumesFromWritable,
  containerWritableRootFilesystem,
  daemonTaskDefinitionPrivileged,
  dnsDanglingRecord,
  endpointCallsTraverseInternet,
  endpointEcsUnneeded,
  endpointFipsNotUsed,
  endpointIsolatedVpcIncomplete,
  endpointMissingEcr,
  endpointMissingEcs,
  endpointMissingExec,
  endpointMissingLogs,
  endpointMissingSecrets,
  endpointPrivateDnsOff,
  endpointSecurityGroupOpen,
  execEnabled,
  execInitProcessMissing,
  execLogUnencrypted,
  execLoggingDisabled,
  execPrincipalWildcard,
  execSessionNoCustomerKey,
  execTaskRoleLogsWildcard,
  execWithReadOnlyRoot,
  fargateAgentSettingsIgnored,
  fargateEphemeralStorageNoCustomerKey,
  fargateEphemeralStorageSize,
  fargateIsolationPreferred,
  lbDeletionProtectionOff,
  lbDesyncModeWeak,
  lbInvalidHeadersKept,
  lbNlbNoSecurityGroup,
  lbNoWaf,
  lbNotScopedToEdge,
  logConfigurationMissing,
  logDriverLocalOnly,
  logFirelensConfigExternalUnprotected,
  logFirelensFluentdUsed,
  logFirelensForwardPortExposed,
  logFirelensOutputTlsOff,
  logFirelensRouterImageUnpinned,
  logFirelensRouterMissing,
  logFirelensS3ConfigOnFargate,
  logFirelensStartOrder,
  logModeBlocking,
  meshAppMeshEndOfSupport,
  meshEgressAllowAll,
  meshEgressExternalBlocked,
  meshProxyBypass,
  naclAdminPortOpen,
  naclAllowAll,
  naclReturnPathMissing,
  networkFirewallMissing,
  reachCrossVpcUnrestricted,
  reachInternetToTask,
  reachInternetToTaskViaLoadBalancer,
  reachLateralBetweenTasks,
  routeUnrestrictedToIgw,
  scheduledTaskPublicIpAssigned,
  secretAgentEngineAuthData,
  secretAwsAccessKeyEnv,
  secretDanglingReference,
  secretEnvFileBucketUnprotected,
  secretInjectedAsEnvironment,
  secretLiteralInResource,
  secretLogOptionPlaintext,
  secretNoCustomerKey,
  secretNotInjected,
  secretParameterNotSecureString,
  secretPlaintextCommand,
  secretPlaintextEnv,
  secretPlaintextLabel,
  secretPrivateRegistryCredentialMissing,
  secretResourcePolicyOpen,
  secretRotationDisabled,
  secretSharedAcrossAccountsDefaultKey,
  secretSharedVolumeWritable,
  secretSidecarDoesNotExit,
  secretTemplateDefault,
  serviceConnectAccessLogsOff,
  serviceDefaultSecurityGroup,
  serviceDeploymentRollbackDisabled,
  serviceDiscoveryPublicNamespace,
  serviceExpressGatewayPublic,
  serviceFargatePlatformVersionOutdated,
  serviceImageDigestDrift,
  serviceNoLoadBalancer,
  serviceNoRunningTasks,
  serviceOverridePlaintextSecret,
  servicePublicIpAssigned,
  serviceTagsNotPropagated,
  serviceUntagged,
  sgDataStoreOpenToVpc,
  sgDefaultAllowsTraffic,
  sgEgressOpen,
  sgIngressAdminPort,
  sgIngressAllPorts,
  sgIngressBroaderThanAlb,
  sgIngressBroaderThanNlb,
  sgIngressContainerRuntimePort,
  sgIngressEphemeralRange,
  sgIngressOpenToWorld,
  sgIngressUnusedPort,
  sgIngressWideCidr,
  sgRuleNoDescription,
  sgSelfAllPorts,
  sgSharedAcrossServices,
  subnetAutoAssignPublicIp,
  subnetPublicForTasks,
  taskDefinitionInactiveInUse,
  taskDefinitionInvalidCpuMemory,
  taskDefinitionServiceRevisionBehind,
  taskDefinitionUntagged,
  taskDockerVolumeShared,
  taskEfsAccessPointMissing,
  taskEfsIamAuthorizationDisabled,
  taskEfsTransitEncryptionDisabled,
  taskEfsUnencryptedAtRest,
  taskFaultInjectionEnabled,
  taskHostNetworkRootUser,
  taskHostPathSensitive,
  taskHostPathVolume,
  taskHostPathWritableMount,
  taskHostPortStatic,
  taskIpcModeHost,
  taskIpcModeTaskShared,
  taskNetworkModeHost,
  taskNetworkModeNotAwsvpc,
  taskNetworkModeUnsupported,
  taskPidModeHost,
  taskPidModeTaskShared,
  taskSetPublicIpAssigned,
  tlsAlbHttpNotRedirected,
  tlsAlbListenerPlainHttp,
  tlsAppMeshClientNotEnforced,
  tlsAppMeshListenerNotStrict,
  tlsAppMeshMutualMissing,
  tlsCertificateExpiring,
  tlsEndToEndMissing,
  tlsInstanceTypeNoTransitEncryption,
  tlsListenerCertificateNotAcm,
  tlsListenerNoPostQuantum,
  tlsListenerWeakPolicy,
  tlsNlbListenerPlaintext,
  tlsServiceConnectDisabled,
  tlsServiceConnectNoCustomerKey,
  tlsSniHostUncovered,
  tlsTargetGroupHealthCheckPlaintext,
  tlsTargetGroupPlaintext,
  tlsVpcLatticePlaintext,
  vpcBlockPublicAccessOff,
  vpcDefaultInUse,
  vpcEndpointServiceOpen,
]
