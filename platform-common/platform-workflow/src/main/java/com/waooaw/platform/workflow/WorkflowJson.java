package com.waooaw.platform.workflow;

import com.waooaw.platform.events.causal.CausalContext;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.Jackson3JsonPayloadConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How workflow arguments and activity payloads are written: Jackson 3, as everything else is. */
public final class WorkflowJson {

    // an argument is read as a map and written again: money must not lose digits on the way
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private WorkflowJson() {}

    /** The converter of every worker, client and workflow test. */
    public static DataConverter converter() {
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new Jackson3JsonPayloadConverter());
    }

    /**
     * An outbox row: what to start, and why.
     *
     * @param correlationId of the request that wanted it
     * @param cause the events that led to it, as {@link CausalJson} writes them
     */
    record StartRow(
            WorkflowStart start,
            @Nullable String correlationId,
            @Nullable String cause) {}

    static String write(WorkflowStart start, @Nullable String correlationId, CausalContext cause) {
        var why = cause.equals(CausalContext.NONE) ? null : CausalJson.write(cause);
        return MAPPER.writeValueAsString(new StartRow(start, correlationId, why));
    }

    static StartRow read(String json) {
        return MAPPER.readValue(json, StartRow.class);
    }
}
