package com.waooaw.local.stack;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.programs.LogLine;
import com.waooaw.programs.ServiceScope;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Owns Logback: one JSON object a line, a file per service. */
public final class Logging {

    private static final long ROTATE_AT_BYTES = 20L * 1024 * 1024;

    private Logging() {}

    /** Says nothing: a command's output is what it prints. */
    public static void silent() {
        LogLine.silence();
    }

    /** Writes every line to its service's file. */
    public static void toFiles(StateDirectory state, Infrastructure infrastructure) {
        LogLine.sendTo(new FilePerService(state, new ServiceScope(infrastructure)));
    }

    /** The file to write on to; one that has grown long is put aside first. */
    static Path rotated(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) > ROTATE_AT_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static final class FilePerService extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private final StateDirectory state;
        private final ServiceScope scope;
        private final Map<String, Writer> files = new HashMap<>();

        FilePerService(StateDirectory state, ServiceScope scope) {
            this.state = state;
            this.scope = scope;
            setName("file-per-service");
        }

        @Override
        protected void append(ILoggingEvent event) {
            var service = scope.of(event);
            var line = LogLine.of(service, event);
            synchronized (files) {
                try {
                    var file = files.get(service);
                    if (file == null) {
                        file = open(state.log(service));
                        files.put(service, file);
                    }
                    file.write(line);
                    file.flush();
                } catch (IOException e) {
                    addError("a log line of " + service + " was lost", e);
                }
            }
        }

        private static Writer open(Path file) throws IOException {
            return Files.newBufferedWriter(rotated(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public void stop() {
            synchronized (files) {
                files.values().forEach(file -> {
                    try {
                        file.close();
                    } catch (IOException e) {
                        addError("a log was not closed", e);
                    }
                });
                files.clear();
            }
            super.stop();
        }
    }
}
