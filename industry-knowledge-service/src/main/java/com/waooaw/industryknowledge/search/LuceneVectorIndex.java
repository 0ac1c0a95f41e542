package com.waooaw.industryknowledge.search;

import com.waooaw.platform.inference.Embedding;
import com.waooaw.platform.kernel.CosineSimilarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.springframework.stereotype.Component;

/** Hierarchical navigable small worlds (HNSW) of Lucene, in memory. */
@Component
final class LuceneVectorIndex implements VectorIndex {

    /** Looks at more candidates than asked for: the graph is approximate, the answer need not be. */
    private static final int CANDIDATES = 64;

    private final IndexReaders readers = new IndexReaders(new KeywordAnalyzer());

    @Override
    public void replace(String collection, List<Entry> entries) {
        readers.replace(
                collection,
                writer -> {
                    for (var entry : entries) {
                        var document = new Document();
                        document.add(new StringField("id", entry.id(), Field.Store.YES));
                        document.add(new KnnFloatVectorField(
                                "vector", entry.vector().toArray(), VectorSimilarityFunction.DOT_PRODUCT));
                        writer.addDocument(document);
                    }
                },
                _ -> {});
    }

    @Override
    public boolean has(String collection) {
        return readers.has(collection);
    }

    @Override
    public List<Hit> nearest(String collection, Embedding query, int limit) {
        var hits = readers.search(collection, searcher -> {
            int candidates = Math.max(limit, CANDIDATES);
            var found = searcher.search(new KnnFloatVectorQuery("vector", query.toArray(), candidates), candidates);
            var stored = searcher.storedFields();
            var all = new ArrayList<Hit>();
            for (var hit : found.scoreDocs) {
                // Lucene's score of a dot product is (1 + cosine) / 2
                double cosine = Math.clamp(2.0 * hit.score - 1.0, -1.0, 1.0);
                all.add(new Hit(stored.document(hit.doc).get("id"), new CosineSimilarity(cosine)));
            }
            return all;
        });
        return hits == null
                ? List.of()
                : hits.stream()
                        .sorted(Comparator.comparing(Hit::similarity).reversed().thenComparing(Hit::id))
                        .limit(limit)
                        .toList();
    }
}
