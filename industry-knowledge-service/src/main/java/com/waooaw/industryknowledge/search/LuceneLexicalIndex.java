package com.waooaw.industryknowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.Version;
import org.springframework.stereotype.Component;

/** BM25 of Lucene over stemmed English words, in memory. */
@Component
final class LuceneLexicalIndex implements LexicalIndex {

    /** BM25 has no upper bound; this is the score that maps to one half. */
    private static final double HALF = 6.0;

    /** Words of questions say nothing about what is asked. */
    private static final List<String> QUESTION_WORDS = List.of(
            "a", "about", "can", "could", "did", "do", "does", "from", "get", "have", "how", "i", "know", "many", "may",
            "me", "might", "much", "must", "my", "need", "now", "should", "than", "we", "what", "when", "where",
            "which", "who", "why", "would", "you", "your");

    private final Analyzer analyzer = new EnglishAnalyzer(stopWords());
    private final IndexReaders readers = new IndexReaders(analyzer);

    @Override
    public void replace(String collection, List<Entry> entries) {
        readers.replace(
                collection,
                writer -> {
                    for (var entry : entries) {
                        var document = new Document();
                        document.add(new StringField("id", entry.id(), Field.Store.YES));
                        document.add(new TextField("text", entry.text(), Field.Store.NO));
                        writer.addDocument(document);
                    }
                },
                _ -> {});
    }

    @Override
    public List<Hit> matching(String collection, String question, int limit) {
        var query = new QueryBuilder(analyzer).createBooleanQuery("text", question);
        if (query == null) {
            return List.of();
        }
        var hits = readers.search(collection, searcher -> {
            var found = searcher.search(query, limit);
            var stored = searcher.storedFields();
            var all = new ArrayList<Hit>();
            for (var hit : found.scoreDocs) {
                all.add(new Hit(stored.document(hit.doc).get("id"), hit.score / (hit.score + HALF)));
            }
            return all;
        });
        return hits == null
                ? List.of()
                : hits.stream()
                        .sorted(Comparator.comparingDouble(Hit::score)
                                .reversed()
                                .thenComparing(Hit::id))
                        .toList();
    }

    @Override
    public String version() {
        return "bm25:lucene-" + Version.LATEST;
    }

    private static CharArraySet stopWords() {
        var words = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
        words.addAll(QUESTION_WORDS);
        return words;
    }
}
