package com.waooaw.industryknowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** Immutable Lucene indexes in memory, one per collection, exchanged as a whole. */
final class IndexReaders {

    private final Map<String, DirectoryReader> readers = new ConcurrentHashMap<>();
    private final Analyzer analyzer;

    IndexReaders(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** Adds documents to a fresh writer; Lucene's checked exceptions come out unchecked. */
    interface Documents {
        void addTo(IndexWriter writer) throws IOException;
    }

    /** A search on one reader. */
    interface Search<T> {
        T on(IndexSearcher searcher) throws IOException;
    }

    void replace(String collection, Documents documents, Consumer<IndexWriterConfig> settings) {
        try {
            var directory = new ByteBuffersDirectory();
            var config = new IndexWriterConfig(analyzer);
            settings.accept(config);
            try (var writer = new IndexWriter(directory, config)) {
                documents.addTo(writer);
                // one segment: one graph, and the same neighbours every time
                writer.forceMerge(1);
            }
            var before = readers.put(collection, DirectoryReader.open(directory));
            if (before != null) {
                before.decRef();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("in-memory index of " + collection, e);
        }
    }

    boolean has(String collection) {
        return readers.containsKey(collection);
    }

    /** Searches the collection as it is at this moment; null where it was not loaded. */
    <T> @Nullable T search(String collection, Search<T> search) {
        var reader = acquired(collection);
        if (reader == null) {
            return null;
        }
        try {
            return search.on(new IndexSearcher(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("in-memory index of " + collection, e);
        } finally {
            release(reader);
        }
    }

    /** A reader may be exchanged between looking it up and holding it: then the next one is taken. */
    private @Nullable DirectoryReader acquired(String collection) {
        while (true) {
            var reader = readers.get(collection);
            if (reader == null || reader.tryIncRef()) {
                return reader;
            }
        }
    }

    private static void release(DirectoryReader reader) {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
