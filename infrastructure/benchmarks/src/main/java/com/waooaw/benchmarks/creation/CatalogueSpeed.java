package com.waooaw.benchmarks.creation;

import com.waooaw.benchmarks.Parts;
import com.waooaw.benchmarks.Series;
import com.waooaw.benchmarks.Table;
import com.waooaw.local.http.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Searches the public catalogue as anybody does, without a token: questions of many kinds in turn, one after the other and
 * several at once, and apart from them the worst there is, a word that every agent has, all of which have to be ranked.
 */
final class CatalogueSpeed {

    private static final int WARM_UP = 2_000;
    private static final int AT_ONCE = 8;
    private static final int SEED = 34;

    private final Parts parts;
    private final int agents;
    private final int searches;
    private final int runs;
    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    CatalogueSpeed(Parts parts, int agents, int searches, int runs) {
        this.parts = parts;
        this.agents = agents;
        this.searches = searches;
        this.runs = runs;
        this.base = URI.create(parts.ports().internal("agent-creation"));
    }

    /** Milliseconds of each run. */
    record Figure(String name, String words, Series p50, Series p95, Series worst) {}

    /** How questions are sent. */
    private interface Drive {
        long[] send(List<URI> questions) throws IOException, InterruptedException, ExecutionException;
    }

    List<Figure> measure() throws IOException, InterruptedException, ExecutionException {
        var words = new CatalogueFill(new Random(SEED)).into(parts.owner("agent-creation"), agents);
        var random = new Random(SEED);
        var mixed = new ArrayList<URI>();
        var everywhere = new ArrayList<URI>();
        var lists = new ArrayList<URI>();
        for (int i = 0; i < searches; i++) {
            mixed.add(question(words, random));
            everywhere.add(search(CatalogueFill.EVERYWHERE));
            lists.add(base.resolve("/v1/catalog/agents?industry=" + words.industry(random)));
        }
        if (found(mixed.getFirst()) + found(everywhere.getFirst()) + found(lists.getFirst()) == 0) {
            throw new IllegalStateException("nothing is found");
        }
        for (int i = 0; i < WARM_UP; i++) {
            ask(question(words, random));
        }
        one(everywhere.subList(0, Math.min(200, searches)));
        one(lists.subList(0, Math.min(200, searches)));
        return List.of(
                figure("search", "search, one after the other", mixed, this::one),
                figure("search_at_once", "search, " + AT_ONCE + " at once", mixed, this::several),
                figure("search_everywhere", "search for a word that all have", everywhere, this::one),
                figure("list", "a list by industry", lists, this::one));
    }

    void print(List<Figure> figures, PrintWriter out) {
        var table = new Table(
                agents + " agents, " + runs + " runs of " + searches, "p50 ms", "p95 ms", "worst p95 ms", "worst ms");
        figures.forEach(figure -> table.row(
                figure.words(),
                text(figure.p50().median()),
                text(figure.p95().median()),
                text(figure.p95().worst()),
                text(figure.worst().worst())));
        table.print(out);
    }

    Map<String, Object> byName(List<Figure> figures) {
        var named = new LinkedHashMap<String, Object>();
        figures.forEach(figure -> {
            named.put(figure.name() + "_p50_ms", figure.p50().median());
            named.put(figure.name() + "_p95_ms", figure.p95().median());
            named.put(figure.name() + "_worst_ms", figure.worst().worst());
        });
        return named;
    }

    private Figure figure(String name, String words, List<URI> questions, Drive drive)
            throws IOException, InterruptedException, ExecutionException {
        var p50 = new ArrayList<Double>();
        var p95 = new ArrayList<Double>();
        var worst = new ArrayList<Double>();
        for (int run = 0; run < runs; run++) {
            var nanos = drive.send(questions);
            Arrays.sort(nanos);
            p50.add(at(nanos, 0.50));
            p95.add(at(nanos, 0.95));
            worst.add(at(nanos, 1));
        }
        return new Figure(name, words, new Series(p50), new Series(p95), new Series(worst));
    }

    private long[] one(List<URI> questions) throws IOException, InterruptedException {
        var nanos = new long[questions.size()];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = ask(questions.get(i));
        }
        return nanos;
    }

    private long[] several(List<URI> questions) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<Long>>();
            questions.forEach(question -> running.add(threads.submit(() -> ask(question))));
            var nanos = new long[running.size()];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = running.get(i).get();
            }
            return nanos;
        }
    }

    /** Until the whole answer is there. */
    private long ask(URI question) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var answer = http.send(HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofByteArray());
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != 200) {
            throw new IOException(question + " was answered " + answer.statusCode());
        }
        return took;
    }

    private int found(URI question) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(question).build(), HttpResponse.BodyHandlers.ofString());
        return Json.read(answer.body()).path("items").size();
    }

    /** One word, two, a phrase, one without the other, with and without filters. */
    private URI question(CatalogueFill.Words words, Random random) {
        var one = words.any(random);
        var other = words.any(random);
        var text =
                switch (random.nextInt(5)) {
                    case 0, 1 -> one;
                    case 2 -> one + " " + other;
                    case 3 -> one + " or " + other;
                    default -> one + " -" + other;
                };
        var filter =
                switch (random.nextInt(5)) {
                    case 0 -> "&industry=" + words.industry(random);
                    case 1 -> "&skill=" + words.skill(random);
                    case 2 -> "&max_price_inr=15000&domain_tier=high";
                    default -> "";
                };
        return URI.create(search(text) + filter);
    }

    private URI search(String text) {
        return base.resolve("/v1/catalog/agents/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    /** Milliseconds. */
    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] / 1e6;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
