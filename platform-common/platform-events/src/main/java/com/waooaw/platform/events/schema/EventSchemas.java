package com.waooaw.platform.events.schema;

import com.networknt.schema.Schema;
import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Tells where an event departs from its contract: the schema of the envelope and that of what the topic carries.
 *
 * <p>An event of a newer minor version passes as long as it has what older readers need, of the type they need: what a
 * newer minor may widen is not asked of it. Schemas are compiled when they are first needed; one instance serves all
 * threads. Source: ADR 0012.
 */
public final class EventSchemas {

    /** Bytes of an event in UTF-8, not counting space between its parts; a larger one is refused unread. */
    public static final int MOST_BYTES = 256 * 1024;

    /** Deeper nesting is refused. */
    public static final int MOST_DEPTH = 64;

    /** Keyword: more than {@link #MOST_BYTES}. */
    public static final String TOO_LARGE = "too_large";

    /** Keyword: not JSON, or a name twice in one object. */
    public static final String MALFORMED = "malformed";

    /** Keyword: deeper than {@link #MOST_DEPTH}. */
    public static final String TOO_DEEP = "too_deep";

    /** Keyword: a text no database can keep. */
    public static final String TEXT = "text";

    /** Keyword: a number outside of what readers can hold. */
    public static final String NUMBER = "number";

    /** Keyword: a major version this build does not know. */
    public static final String VERSION = "version";

    /** More than this helps nobody. */
    private static final int MOST_VIOLATIONS = 50;

    private static final String ENVELOPE = "envelope";

    private static final Comparator<SchemaViolation> BY_PLACE =
            Comparator.comparing(SchemaViolation::pointer).thenComparing(SchemaViolation::keyword);

    private final Map<Contract, Schema> compiled = new ConcurrentHashMap<>();

    /** What is compiled: a version of a contract, as its publisher has to keep it, or as its readers need it. */
    private record Contract(String name, String version, boolean ofNewer) {}

    /** Nothing is read before the first check. */
    public EventSchemas() {}

    /**
     * Checks an event as it travels; for who publishes it and for who receives it.
     *
     * @param event the envelope as JSON
     * @return what is wrong, by place, at most 50; empty if the event may be published and can be read. Never throws.
     */
    public List<SchemaViolation> check(Topic topic, String event) {
        if (EventSize.exceeds(event, MOST_BYTES)) {
            return List.of(new SchemaViolation("", TOO_LARGE, "must not be larger than " + MOST_BYTES / 1024 + " KiB"));
        }
        try {
            return check(topic, StrictJson.read(event));
        } catch (JacksonException e) {
            // its message may quote the event
            var where = e.getLocation();
            return List.of(malformed(where == null ? "" : " up to character " + where.getCharOffset()));
        }
    }

    /**
     * Checks an event that has been read. Its size and a name twice in one object can be seen in its text only.
     *
     * @return what is wrong, by place, at most 50. Never throws.
     */
    public List<SchemaViolation> check(Topic topic, JsonNode event) {
        if (event.isMissingNode()) {
            return List.of(malformed(""));
        }
        // what follows relies on finite numbers and a bounded depth
        var found = Hygiene.violations(event, MOST_DEPTH, MOST_VIOLATIONS);
        if (found.isEmpty()) {
            found = againstSchemas(topic, event);
        }
        return found.stream().distinct().sorted(BY_PLACE).limit(MOST_VIOLATIONS).toList();
    }

    private List<SchemaViolation> againstSchemas(Topic topic, JsonNode event) {
        var found = new ArrayList<>(
                Violations.of(compiled(new Contract(ENVELOPE, EventEnvelope.VERSION, false)), event, ""));
        if (event.path("event_type").isString()
                && !event.path("event_type").asString().equals(topic.eventType())) {
            found.add(new SchemaViolation("/event_type", "const", "must be " + topic.eventType()));
        }
        var payload = event.path("payload");
        if (!payload.isObject()) {
            return found;
        }
        var published = Version.of(event.path("schema_version"));
        var known = Version.of(topic.version());
        if (published != null && published.major() != known.major()) {
            found.add(new SchemaViolation(
                    "/schema_version",
                    VERSION,
                    "is of another major than " + topic.version() + ", which is known here"));
            return found;
        }
        var ofNewer = published != null && published.minor() > known.minor();
        found.addAll(
                Violations.of(compiled(new Contract(topic.wireName(), topic.version(), ofNewer)), payload, "/payload"));
        return found;
    }

    private static SchemaViolation malformed(String where) {
        return new SchemaViolation("", MALFORMED, "must be JSON with each name once in an object" + where);
    }

    private Schema compiled(Contract contract) {
        return compiled.computeIfAbsent(contract, c -> SchemaFiles.compile(c.name(), c.version(), c.ofNewer()));
    }
}
