package com.waooaw.agentexecution.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.waooaw.agentexecution.connector.PublishingConnector.Publication;
import com.waooaw.agentexecution.connector.PublishingConnector.Published;
import com.waooaw.agentexecution.connector.PublishingConnector.Refused;
import com.waooaw.platform.audit.CanonicalJson;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every connector does, whoever is behind it; one text for all adapters. */
public interface PublishingConnectorContract {

    /** The connector under test. */
    PublishingConnector connector();

    /** One of its channels that takes text. */
    String openChannel();

    /** One of its channels that takes none. */
    String closedChannel();

    private Publication publication(String actKey, String channel) {
        return new Publication(new UUID(7, 7), actKey, channel, "Feet", "# Feet\n\nLook at them daily.\n");
    }

    private static String newKey() {
        return "contract/" + UUID.randomUUID();
    }

    @Test
    default void publishesTheTextAsItIs() {
        var key = newKey();

        var outcome = connector().publish(publication(key, openChannel()));

        assertThat(outcome).isInstanceOfSatisfying(Published.class, published -> {
            assertThat(published.post().live()).isTrue();
            assertThat(published.post().channel()).isEqualTo(openChannel());
            assertThat(published.post().contentSha256())
                    .isEqualTo(CanonicalJson.sha256("# Feet\n\nLook at them daily.\n"));
            assertThat(connector().find(new UUID(7, 7), key)).contains(published.post());
        });
    }

    @Test
    default void publishesOnceHoweverOftenAsked() {
        var key = newKey();
        var first = connector().publish(publication(key, openChannel()));

        assertThat(connector().publish(publication(key, openChannel()))).isEqualTo(first);
    }

    @Test
    default void publishesNoOtherTextUnderTheSameAct() {
        var key = newKey();
        connector().publish(publication(key, openChannel()));

        var other = new Publication(new UUID(7, 7), key, openChannel(), "Feet", "# Feet\n\nLook at them daily!\n");

        assertThat(connector().publish(other)).isInstanceOf(Refused.class);
    }

    @Test
    default void takesBackWhatItPublishedAndSaysSo() {
        var key = newKey();
        connector().publish(publication(key, openChannel()));

        connector().unpublish(new UUID(7, 7), key);
        connector().unpublish(new UUID(7, 7), key);

        assertThat(connector().find(new UUID(7, 7), key))
                .hasValueSatisfying(p -> assertThat(p.live()).isFalse());
    }

    @Test
    default void takingBackNothingSucceeds() {
        assertThatNoException().isThrownBy(() -> connector().unpublish(new UUID(7, 7), newKey()));
    }

    @Test
    default void aClosedChannelRefusesAndKeepsNothing() {
        var key = newKey();

        assertThat(connector().publish(publication(key, closedChannel()))).isInstanceOf(Refused.class);
        assertThat(connector().find(new UUID(7, 7), key)).isEmpty();
    }

    @Test
    default void aChannelItDoesNotHaveRefuses() {
        assertThat(connector().publish(publication(newKey(), "no-such-channel")))
                .isInstanceOf(Refused.class);
    }

    @Test
    default void anotherCustomersActIsNotThere() {
        var key = newKey();
        connector().publish(publication(key, openChannel()));

        assertThat(connector().find(new UUID(8, 8), key)).isEmpty();
        connector().unpublish(new UUID(8, 8), key);
        assertThat(connector().find(new UUID(7, 7), key))
                .hasValueSatisfying(p -> assertThat(p.live()).isTrue());
    }

    @Test
    default void namesItsChannels() {
        assertThat(connector().channels()).contains(openChannel(), closedChannel());
    }
}
