package com.waooaw.admingateway.lineage;

import com.waooaw.admingateway.lineage.Lineage.Kind;
import com.waooaw.admingateway.lineage.Lineage.Node;
import com.waooaw.admingateway.lineage.LineageFanOutWorkflow.Answer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts the events of a chain below what caused them, once each, whatever the services say. */
final class LineageTree {

    /** Events of one tree. */
    static final int MOST_EVENTS = 1_000;

    /** Levels of events; the loop guard of the causal order stops at ten within one chain of ancestors. */
    static final int MOST_DEPTH = 50;

    private final UUID asked;
    private final UUID correlationId;
    private final List<Answer> answers;
    private final Map<UUID, ChainEvent> events;
    private final int notShown;
    private final Map<Cause, List<ChainEvent>> effects = new LinkedHashMap<>();
    private final Set<UUID> placed = new HashSet<>();

    LineageTree(UUID asked, UUID correlationId, List<Answer> answers) {
        this.asked = asked;
        this.correlationId = correlationId;
        this.answers = List.copyOf(answers);
        var all = ChainEvent.from(answers);
        this.events = few(all);
        this.notShown = all.size() - events.size();
        events.values().stream()
                .sorted(ChainEvent.EARLIEST)
                .forEach(event -> effects.computeIfAbsent(cause(event, events), _ -> new ArrayList<>())
                        .add(event));
    }

    /** What an event is to be shown below. */
    private record Cause(Kind kind, UUID id) {}

    /** The tree as it is now. */
    Lineage lineage(Instant asOf) {
        var roots = new ArrayList<Node>();
        effects.forEach((cause, of) -> {
            if (cause.kind() != Kind.EVENT) {
                roots.add(new Node(cause.kind(), cause.id(), null, nodes(of, 1), 0));
            }
        });
        // whatever hangs below nothing hangs below itself
        events.values().stream().sorted(ChainEvent.EARLIEST).forEach(event -> {
            if (!placed.contains(event.id())) {
                roots.add(new Node(Kind.LOOP, cause(event, events).id(), null, nodes(List.of(event), 1), 0));
            }
        });
        return new Lineage(
                asked,
                correlationId,
                asOf,
                answers.stream()
                        .filter(answer -> answer.trace() == null)
                        .map(Answer::service)
                        .toList(),
                answers.stream()
                        .filter(answer ->
                                answer.trace() != null && answer.trace().cut())
                        .map(Answer::service)
                        .toList(),
                notShown,
                roots);
    }

    private List<Node> nodes(List<ChainEvent> siblings, int depth) {
        var nodes = new ArrayList<Node>();
        for (var event : siblings) {
            if (placed.add(event.id())) {
                nodes.add(node(event, depth));
            }
        }
        return nodes;
    }

    private Node node(ChainEvent event, int depth) {
        boolean deepest = depth == MOST_DEPTH;
        return new Node(
                Kind.EVENT,
                event.id(),
                event.shown(asked, answers),
                deepest ? List.of() : nodes(effectsOf(event), depth + 1),
                deepest ? placeBelow(event) : 0);
    }

    private List<ChainEvent> effectsOf(ChainEvent event) {
        return effects.getOrDefault(new Cause(Kind.EVENT, event.id()), List.of());
    }

    private int placeBelow(ChainEvent event) {
        int count = 0;
        var open = new ArrayDeque<>(effectsOf(event));
        for (var next = open.poll(); next != null; next = open.poll()) {
            if (placed.add(next.id())) {
                count++;
                open.addAll(effectsOf(next));
            }
        }
        return count;
    }

    private Cause cause(ChainEvent event, Map<UUID, ChainEvent> known) {
        if (known.containsKey(event.causationId())) {
            return new Cause(Kind.EVENT, event.causationId());
        }
        var published = event.published();
        // a step of a workflow names itself as the cause, and what the workflow follows from as an ancestor
        var ancestor = published == null ? null : published.causeEvent();
        if (ancestor != null) {
            return new Cause(known.containsKey(ancestor) ? Kind.EVENT : Kind.UNKNOWN_CAUSE, ancestor);
        }
        return published != null || event.causationId().equals(correlationId)
                ? new Cause(Kind.REQUEST, correlationId)
                : new Cause(Kind.UNKNOWN_CAUSE, event.causationId());
    }

    /** The asked event and what led to it, then the oldest. */
    private Map<UUID, ChainEvent> few(Map<UUID, ChainEvent> all) {
        if (all.size() <= MOST_EVENTS) {
            return all;
        }
        var few = new HashMap<UUID, ChainEvent>();
        for (var event = all.get(asked);
                event != null && few.size() < MOST_EVENTS && few.putIfAbsent(event.id(), event) == null; ) {
            event = all.get(cause(event, all).id());
        }
        all.values().stream().sorted(ChainEvent.EARLIEST).forEach(event -> {
            if (few.size() < MOST_EVENTS) {
                few.put(event.id(), event);
            }
        });
        return few;
    }
}
