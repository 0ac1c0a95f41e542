package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalEvent;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
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

    private static final JsonMapper KEPT = JsonMapper.builder().build();

    /** One mapper for all; it is immutable. */
    public EventJson() {}

    /** The envelope as it travels. */
    public String write(EventEnvelope<?> envelope) {
        return mapper.writeValueAsString(envelope);
    }

    /**
     * Reads what a topic carries.
     *
     * @throws tools.jackson.core.JacksonException if it is not the topic's contract: not JSON, a wrong type, or
     *     something absent that is not declared {@code @Nullable}
     */
    public EventEnvelope<? extends IntegrationEvent> read(Topic topic, String json) {
        var type = mapper.getTypeFactory().constructParametricType(EventEnvelope.class, topic.payload());
        EventEnvelope<? extends IntegrationEvent> event = mapper.readValue(json, type);
        requireAll(event, topic.wireName());
        return event;
    }

    JsonNode tree(String json) {
        return mapper.readTree(json);
    }

    /** An event as the causal order keeps it. */
    static CausalEvent readKept(String kept) {
        return KEPT.readValue(kept, CausalEvent.class);
    }

    private static void requireAll(@Nullable Object value, String path) {
        switch (value) {
            case null -> throw MismatchedInputException.from((JsonParser) null, Object.class, path + " is missing");
            case Record parts -> {
                for (var component : parts.getClass().getRecordComponents()) {
                    var part = part(parts, component);
                    if (part != null || !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                        requireAll(part, path + "." + component.getName());
                    }
                }
            }
            case Collection<?> items -> items.forEach(item -> requireAll(item, path + "[]"));
            default -> {}
        }
    }

    private static @Nullable Object part(Record of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("contracts are public records", e);
        }
    }
}
