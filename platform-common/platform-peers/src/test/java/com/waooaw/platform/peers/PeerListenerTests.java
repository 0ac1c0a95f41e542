package com.waooaw.platform.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

class PeerListenerTests {

    @Test
    void aTestIsAboutWhatItAndItsClassesSay() throws NoSuchMethodException {
        assertThat(PeerListener.peersOf(
                        MethodSource.from(Browsing.Inner.class, Browsing.Inner.class.getDeclaredMethod("asks"))))
                .containsExactly(Peer.STACK_POSTGRESQL, Peer.RELAY, Peer.MINILM, Peer.CHROMIUM);
    }

    @Test
    void aClassIsAboutWhatItsOwnAnnotationsSay() {
        assertThat(PeerListener.peersOf(ClassSource.from(Browsing.class)))
                .containsExactly(Peer.STACK_POSTGRESQL, Peer.RELAY, Peer.CHROMIUM);
        assertThat(PeerListener.peersOf(ClassSource.from(PeerListenerTests.class)))
                .isEmpty();
    }

    @Test
    void whatDependsOnAPropertyIsMetWhereThePropertySaysSo() {
        assertThat(PeerListener.peersOf(ClassSource.from(Depending.class))).containsExactly(Peer.TEMPORAL_IN_MEMORY);
    }

    @Against(value = Peer.TEMPORAL_IN_MEMORY, when = "waooaw.no-such-property!=cli")
    @Against(value = Peer.TEMPORAL_SERVER, when = "waooaw.no-such-property=cli")
    static class Depending {}

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Against(Peer.STACK_POSTGRESQL)
    @Against(Peer.RELAY)
    @interface OnAStack {}

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Against(Peer.CHROMIUM)
    @interface InABrowser {}

    @OnAStack
    @InABrowser
    static class Browsing {

        static class Inner {
            @Against(Peer.MINILM)
            void asks() {}
        }
    }
}
