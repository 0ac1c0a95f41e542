package com.waooaw.platform.workflow;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Takes the correlation id of a request along into workflows and activities, so that their log lines have it too. */
class CorrelationPropagator implements ContextPropagator {

    static final String KEY = "correlation_id";

    @Override
    public String getName() {
        return KEY;
    }

    @Override
    public Map<String, Payload> serializeContext(Object context) {
        return context instanceof String id && !id.isEmpty()
                ? Map.of(
                        KEY,
                        Payload.newBuilder()
                                .setData(ByteString.copyFromUtf8(id))
                                .build())
                : Map.of();
    }

    @Override
    public Object deserializeContext(Map<String, Payload> header) {
        var payload = header.get(KEY);
        return payload == null ? "" : payload.getData().toStringUtf8();
    }

    @Override
    public Object getCurrentContext() {
        var id = MDC.get(KEY);
        return id == null ? "" : id;
    }

    @Override
    public void setCurrentContext(@Nullable Object context) {
        if (context instanceof String id && !id.isEmpty()) {
            MDC.put(KEY, id);
        } else {
            MDC.remove(KEY);
        }
    }
}
