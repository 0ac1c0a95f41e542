package com.waooaw.platform.temporal;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Keeps a worker from having a workflow's next task put into a queue of its own.
 *
 * <p>A real server takes such a task back when nobody fetches it within seconds. The one in memory does not: what a killed
 * process had begun would wait for it for ever. Without that queue the task is anybody's, with the whole history.
 */
final class NoStickyQueues implements ServerInterceptor {

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q message) {
                super.onMessage(withoutQueue(message));
            }
        };
    }

    /** Of the same type as it was. */
    @SuppressWarnings("unchecked")
    private static <Q> Q withoutQueue(Q message) {
        return message instanceof RespondWorkflowTaskCompletedRequest completed
                ? (Q) completed.toBuilder().clearStickyAttributes().build()
                : message;
    }
}
