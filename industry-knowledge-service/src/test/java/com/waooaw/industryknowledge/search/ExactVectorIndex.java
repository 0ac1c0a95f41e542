package com.waooaw.industryknowledge.search;

import com.waooaw.platform.inference.Embedding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A fake that compares with every entry. */
final class ExactVectorIndex implements VectorIndex {

    private final Map<String, List<Entry>> collections = new ConcurrentHashMap<>();

    @Override
    public void replace(String collection, List<Entry> entries) {
        collections.put(collection, List.copyOf(entries));
    }

    @Override
    public boolean has(String collection) {
        return collections.containsKey(collection);
    }

    @Override
    public List<Hit> nearest(String collection, Embedding query, int limit) {
        return collections.getOrDefault(collection, List.of()).stream()
                .map(entry -> new Hit(entry.id(), entry.vector().cosine(query)))
                .sorted(Comparator.comparing(Hit::similarity).reversed().thenComparing(Hit::id))
                .limit(limit)
                .toList();
    }
}
