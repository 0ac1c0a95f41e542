package com.waooaw.programs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import com.waooaw.local.infrastructure.Infrastructure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Log lines of all services on the one standard output. */
final class StandardOutput extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final ServiceScope scope;
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    private StandardOutput(ServiceScope scope) {
        this.scope = scope;
        setName("standard-output");
    }

    /** From now on, for everybody in this process. */
    static void use(Infrastructure infrastructure) {
        LogLine.sendTo(new StandardOutput(new ServiceScope(infrastructure)));
    }

    @Override
    protected void append(ILoggingEvent event) {
        var line = LogLine.of(scope.of(event), event).getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
            } catch (IOException e) {
                addError("a log line was lost", e);
            }
        }
    }
}
