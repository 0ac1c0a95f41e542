package com.waooaw.platform.events.causal;

import com.waooaw.platform.events.causal.MemoryTables.Table;
import java.util.List;
import java.util.UUID;

/** A simulated service in memory. */
final class MemoryDesk implements Desk {

    private final MemoryTables tables = new MemoryTables();
    private final MemoryCausalStore store = new MemoryCausalStore(tables);

    @Override
    public CausalStore store() {
        return store;
    }

    @Override
    public void append(Message message) {
        tables.put(Table.OUTBOX, message.id(), message);
    }

    @Override
    public List<Message> unsent() {
        return all().stream()
                .filter(message -> tables.get(Table.SENT, message.id()) == null)
                .toList();
    }

    @Override
    public List<Message> all() {
        return tables.all(Table.OUTBOX).values().stream()
                .map(Message.class::cast)
                .toList();
    }

    @Override
    public void sent(UUID messageId) {
        tables.put(Table.SENT, messageId, true);
    }

    @Override
    public void did(UUID eventId, What what) {
        tables.put(Table.DONE, new Object(), new Done(eventId, what));
    }

    @Override
    public List<Done> done() {
        return tables.all(Table.DONE).values().stream().map(Done.class::cast).toList();
    }

    @Override
    public List<Refused> dead() {
        return tables.all(Table.DEAD).values().stream()
                .map(MemoryCausalStore.DeadRow.class::cast)
                .map(row -> new Refused(row.event().eventId(), row.refusal().reason()))
                .toList();
    }

    @Override
    public List<Position> givenUp() {
        return tables.all(Table.TOMBSTONE).keySet().stream()
                .map(Position.class::cast)
                .toList();
    }

    @Override
    public List<Waiting> held() {
        return store.heldRows().stream()
                .map(row -> new Waiting(row.event().eventId(), row.missing()))
                .toList();
    }
}
