package com.waooaw.local.stack;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a Temporal server for the namespace the services work in. */
final class TemporalProbe {

    static final String NAMESPACE = "default";

    private TemporalProbe() {}

    /** What is wrong with the server there; empty where it answers and has the namespace. */
    static Optional<String> trouble(String target) {
        // a channel of its own each time: one that was refused waits longer and longer before it tries again
        var channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                .build();
        try {
            var _ = WorkflowServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(NAMESPACE)
                            .build());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return Optional.of(e.getStatus().getCode()
                    + Optional.ofNullable(e.getStatus().getDescription())
                            .map(text -> ", " + text)
                            .orElse(""));
        } finally {
            channel.shutdownNow();
        }
    }
}
