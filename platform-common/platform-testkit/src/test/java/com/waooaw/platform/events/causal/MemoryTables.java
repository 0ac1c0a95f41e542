package com.waooaw.platform.events.causal;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A database of maps: what a transaction wrote is seen by it alone until it ends well, and is gone where it does not.
 * Takes no locks; who needs one takes it before.
 */
final class MemoryTables {

    /** Everything a service keeps. */
    enum Table {
        CLOCK,
        INBOX,
        HELD,
        FAILURE,
        DEAD,
        TOMBSTONE,
        OUTBOX,
        SENT,
        DONE
    }

    private final Map<Table, Map<Object, Object>> committed = new EnumMap<>(Table.class);

    @SuppressWarnings("ThreadLocalUsage") // one transaction per thread and database
    private final ThreadLocal<@Nullable Map<Table, Map<Object, Optional<Object>>>> open = new ThreadLocal<>();

    MemoryTables() {
        for (var table : Table.values()) {
            committed.put(table, new LinkedHashMap<>());
        }
    }

    <T> T transaction(Supplier<T> work) {
        if (open.get() != null) {
            return work.get();
        }
        var writes = new EnumMap<Table, Map<Object, Optional<Object>>>(Table.class);
        open.set(writes);
        try {
            var result = work.get();
            synchronized (committed) {
                writes.forEach((table, rows) -> rows.forEach((key, value) -> value.ifPresentOrElse(
                        present -> rows(table).put(key, present),
                        () -> rows(table).remove(key))));
            }
            return result;
        } finally {
            open.remove();
        }
    }

    @Nullable Object get(Table table, Object key) {
        var writes = open.get();
        if (writes != null && writes.containsKey(table)) {
            var written = writes.get(table).get(key);
            if (written != null) {
                return written.orElse(null);
            }
        }
        synchronized (committed) {
            return rows(table).get(key);
        }
    }

    /** All rows, those of this transaction last. */
    Map<Object, Object> all(Table table) {
        Map<Object, Object> rows;
        synchronized (committed) {
            rows = new LinkedHashMap<>(rows(table));
        }
        var writes = open.get();
        if (writes != null) {
            writes.getOrDefault(table, Map.of())
                    .forEach((key, value) ->
                            value.ifPresentOrElse(present -> rows.put(key, present), () -> rows.remove(key)));
        }
        return rows;
    }

    void put(Table table, Object key, Object value) {
        write(table, key, Optional.of(value));
    }

    void remove(Table table, Object key) {
        write(table, key, Optional.empty());
    }

    private void write(Table table, Object key, Optional<Object> value) {
        var writes = open.get();
        if (writes != null) {
            writes.computeIfAbsent(table, _ -> new LinkedHashMap<>()).put(key, value);
            return;
        }
        synchronized (committed) {
            value.ifPresentOrElse(
                    present -> rows(table).put(key, present), () -> rows(table).remove(key));
        }
    }

    private Map<Object, Object> rows(Table table) {
        var rows = committed.get(table);
        if (rows == null) {
            throw new IllegalStateException("no table " + table);
        }
        return rows;
    }
}
