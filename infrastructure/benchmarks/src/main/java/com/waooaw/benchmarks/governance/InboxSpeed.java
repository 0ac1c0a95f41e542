package com.waooaw.benchmarks.governance;

import com.waooaw.benchmarks.Figures;
import com.waooaw.benchmarks.Parts;
import com.waooaw.local.client.Browser;
import com.waooaw.local.issuer.LocalPeople;
import java.io.IOException;
import java.net.URI;

/** How long the inbox takes with many questions in it: the page as a browser gets it, one after the other. */
final class InboxSpeed {

    private static final int WARM_UP = 200;
    private static final int PAGES = 300;

    private final Parts parts;

    InboxSpeed(Parts parts) {
        this.parts = parts;
    }

    void measure(int pending, Figures figures) throws IOException, InterruptedException {
        var questions = new Questions(parts);
        try (var api = questions.api();
                var browser = new Browser()) {
            questions.ask(api, 1);
            questions.copies(pending - 1);
            var address = URI.create(parts.ports().publicOrigin() + "/approvals");
            var first = browser.openAs(address, "governor", LocalPeople.PASSWORD);
            if (first.status() != 200 || first.isLogin()) {
                throw new IllegalStateException("the inbox was answered " + first.status());
            }
            figures.add(
                    "inbox_page_kb",
                    "the inbox with " + pending + " questions, KB",
                    first.body().length() / 1e3);
            var nanos = new long[PAGES];
            for (int i = 0; i < WARM_UP + PAGES; i++) {
                long begin = System.nanoTime();
                var page = browser.open(address);
                long took = System.nanoTime() - begin;
                if (page.status() != 200 || page.isLogin()) {
                    throw new IllegalStateException("the inbox was answered " + page.status());
                }
                if (i >= WARM_UP) {
                    nanos[i - WARM_UP] = took;
                }
            }
            figures.latencies("inbox", "the inbox with " + pending + " questions, through the proxy", nanos);
        }
    }
}
