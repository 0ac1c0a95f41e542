package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON: snake_case, lenient about fields and enum names a newer publisher added, strict about what must be
 * there.
 */
public final class EventJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** One mapper for all; it is immutable. */
    public EventJson() {}

    /** The envelope as it travels. */
    public String write(EventEnvelope<?> envelope) {
        return mapper.writeValueAsString(envelope);
    }

    /**
     * Reads what a topic carries.
     *
     * @throws tools.jackson.core.JacksonException if it is not the topic's contract
     */
    public EventEnvelope<? extends IntegrationEvent> read(Topic topic, String json) {
        var type = mapper.getTypeFactory().constructParametricType(EventEnvelope.class, topic.payload());
        return mapper.readValue(json, type);
    }
}
