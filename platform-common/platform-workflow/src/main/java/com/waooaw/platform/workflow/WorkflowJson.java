package com.waooaw.platform.workflow;

import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.Jackson3JsonPayloadConverter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How workflow arguments and activity payloads are written: Jackson 3, as everything else is. */
public final class WorkflowJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private WorkflowJson() {}

    /** The converter of every worker, client and workflow test. */
    public static DataConverter converter() {
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new Jackson3JsonPayloadConverter());
    }

    static String write(WorkflowStart start) {
        return MAPPER.writeValueAsString(start);
    }

    static WorkflowStart read(String json) {
        return MAPPER.readValue(json, WorkflowStart.class);
    }
}
