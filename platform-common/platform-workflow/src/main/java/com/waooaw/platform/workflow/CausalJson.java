package com.waooaw.platform.workflow;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.platform.events.causal.CausalContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What led to something, as a text in a header or a row. At most eleven ancestors long. */
final class CausalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CausalJson() {}

    private record Carried(List<Ancestor> ancestors, List<Known> known) {}

    private record Known(AggregateRef aggregate, Map<String, Long> clock) {}

    static String write(CausalContext context) {
        var known = context.known().entrySet().stream()
                .map(of -> new Known(of.getKey(), of.getValue()))
                .toList();
        return MAPPER.writeValueAsString(new Carried(context.ancestors(), known));
    }

    static CausalContext read(String json) {
        var carried = MAPPER.readValue(json, Carried.class);
        var known = new HashMap<AggregateRef, Map<String, Long>>();
        carried.known().forEach(of -> known.put(of.aggregate(), of.clock()));
        return new CausalContext(carried.ancestors(), known);
    }
}
