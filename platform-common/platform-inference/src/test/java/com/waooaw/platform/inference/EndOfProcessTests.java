package com.waooaw.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

/** A text may be in work when the process is asked to end; whether that is seen is a matter of milliseconds. */
class EndOfProcessTests {

    @RepeatedTest(3)
    void aTextInWorkIsEmbeddedWhileTheProcessEnds() throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:+ErrorFileToStderr",
                        "--enable-native-access=ALL-UNNAMED",
                        EmbedsWhileItEnds.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("embedded 50 texts");
    }

    /** Begins with the first text, which takes longest, and is asked to end at the same time. */
    static final class EmbedsWhileItEnds {

        private EmbedsWhileItEnds() {}

        public static void main(String[] arguments) throws InterruptedException {
            var model = MiniLmModel.shared();
            var begun = new CountDownLatch(1);
            var embedded = new CountDownLatch(50);
            var _ = Thread.ofPlatform().start(() -> {
                begun.countDown();
                try {
                    while (true) {
                        model.embed("living with asthma");
                        embedded.countDown();
                    }
                } catch (OrtException e) {
                    throw new IllegalStateException(e);
                }
            });
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    if (embedded.await(30, TimeUnit.SECONDS)) {
                        System.out.println("embedded 50 texts");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                // the other thread never ends
                Runtime.getRuntime().halt(embedded.getCount() == 0 ? 0 : 1);
            }));
            begun.await();
            System.exit(0);
        }
    }
}
