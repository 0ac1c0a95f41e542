package com.waooaw.platform.workflow;

import com.google.protobuf.ByteString;
import com.waooaw.platform.events.causal.CausalContext;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes along into workflows and activities what led to them, so that what they publish follows from it. What the caller
 * knew is known there too, never delivered (domain.md 8.3).
 */
class CausalPropagator implements ContextPropagator {

    static final String KEY = "causal_context";

    @Override
    public String getName() {
        return KEY;
    }

    @Override
    public Map<String, Payload> serializeContext(Object context) {
        return context instanceof CausalContext causal && !causal.equals(CausalContext.NONE)
                ? Map.of(
                        KEY,
                        Payload.newBuilder()
                                .setData(ByteString.copyFromUtf8(CausalJson.write(causal)))
                                .build())
                : Map.of();
    }

    @Override
    public Object deserializeContext(Map<String, Payload> header) {
        return read(header);
    }

    static CausalContext read(Map<String, Payload> header) {
        var payload = header.get(KEY);
        return payload == null
                ? CausalContext.NONE
                : CausalJson.read(payload.getData().toStringUtf8());
    }

    @Override
    public Object getCurrentContext() {
        return CausalContext.current();
    }

    @Override
    public void setCurrentContext(@Nullable Object context) {
        CausalContext.set(context instanceof CausalContext causal ? causal : null);
    }
}
