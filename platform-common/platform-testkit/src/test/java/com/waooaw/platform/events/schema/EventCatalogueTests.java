package com.waooaw.platform.events.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.testkit.ServiceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/reference/events.md}; run with {@code -Devents.update=true} to write it. */
class EventCatalogueTests {

    @Test
    void theCatalogueSaysWhatTheContractsSay() throws IOException {
        var file = ServiceCatalogue.root().resolve("docs/reference/events.md");
        var current = EventCatalogue.page();
        if (Boolean.getBoolean("events.update")) {
            Files.writeString(file, current);
        }
        assertThat(current)
                .as("%s is not up to date; run this test with -Devents.update=true", file)
                .isEqualTo(Files.readString(file));
    }

    @Test
    void everyTopicIsInIt() throws IOException {
        var page = EventCatalogue.page();
        for (var topic : Topic.values()) {
            assertThat(page)
                    .contains("\n## " + topic.wireName() + "\n")
                    .contains("| [" + topic.wireName() + "](#"
                            + topic.wireName().toLowerCase(java.util.Locale.ROOT) + ") | " + topic.publisher() + " |");
        }
    }
}
