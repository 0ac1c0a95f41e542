package com.waooaw.governance.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.governance.Browser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an open page is told. */
class InboxStreamIT extends InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    InboxStreams streams;

    @Test
    void anOpenPageIsToldOfWhatChanges() throws Exception {
        logIn();
        try (var stream = browser.stream(streamOf(browser.get("/approvals").body()))) {
            await().atMost(PATIENCE).until(() -> stream.text().startsWith(":open"));
            assertThat(stream.contentType()).startsWith("text/event-stream");

            var request = asked("low");
            await().atMost(PATIENCE).until(() -> stream.count("event:changed") == 1);
            submit(request, Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()));
            await().atMost(PATIENCE).until(() -> stream.count("event:changed") == 2);
            await().atMost(PATIENCE).until(() -> stream.count(":here") > 0);
            assertThat(stream.count("event:changed")).isEqualTo(2);
        }
    }

    @Test
    void whatChangedBeforeTheStreamWasOpenIsTold() throws Exception {
        logIn();
        var page = browser.get("/approvals").body();
        asked("low");

        try (var stream = browser.stream(streamOf(page))) {
            await().atMost(PATIENCE).until(() -> stream.count("event:changed") == 1);
        }
    }

    private static String streamOf(String page) {
        var stream = Pattern.compile("sse-connect=\"([^\"]+)\"").matcher(page);
        assertThat(stream.find()).isTrue();
        return stream.group(1);
    }

    @Test
    void somebodyHasSoManyStreamsAndNoMore() throws Exception {
        logIn();
        int before = streams.open();
        var opened = new ArrayList<Browser.Stream>();
        for (int i = 0; i < InboxStreams.MOST_OF_ONE; i++) {
            opened.add(browser.stream("/approvals/stream"));
        }
        assertThat(browser.get("/approvals/stream").statusCode()).isEqualTo(429);

        for (var stream : opened) {
            stream.close();
        }
        await().atMost(PATIENCE).until(() -> streams.open() == before);
    }
}
