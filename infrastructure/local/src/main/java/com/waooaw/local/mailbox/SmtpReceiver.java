package com.waooaw.local.mailbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives mail by SMTP (RFC 5321) from this machine. A message is on the disk before it is acknowledged, so that no
 * mail a service believes sent is lost with the stack.
 */
final class SmtpReceiver implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpReceiver.class);
    private static final int SIZE_LIMIT = 10 * 1024 * 1024;

    private final ServerSocket socket;
    private final MailStore store;

    private SmtpReceiver(ServerSocket socket, MailStore store) {
        this.socket = socket;
        this.store = store;
    }

    static SmtpReceiver start(int port, MailStore store) throws IOException {
        var receiver = new SmtpReceiver(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), store);
        Thread.ofVirtual().name("smtp").start(receiver::accept);
        return receiver;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().name("smtp-session").start(() -> serve(client));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                log.warn("a mail connection failed", e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(60_000);
            new Session(new BufferedInputStream(client.getInputStream()), client.getOutputStream()).run();
        } catch (IOException e) {
            log.debug("a mail session ended early", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("the mail port did not close", e);
        }
    }

    private final class Session {

        private final InputStream in;
        private final OutputStream out;
        private @Nullable String sender;
        private final List<String> recipients = new ArrayList<>();

        Session(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException {
            say("220 localhost WAOOAW mailbox");
            for (var line = line(); line != null; line = line()) {
                var command = new String(line, StandardCharsets.UTF_8);
                if (!answer(command)) {
                    return;
                }
            }
        }

        private boolean answer(String command) throws IOException {
            var upper = command.toUpperCase(Locale.ROOT);
            if (upper.startsWith("EHLO")) {
                say("250-localhost");
                say("250-8BITMIME");
                say("250-SMTPUTF8");
                say("250 SIZE " + SIZE_LIMIT);
            } else if (upper.startsWith("HELO") || upper.startsWith("NOOP")) {
                say("250 OK");
            } else if (upper.startsWith("RSET")) {
                reset();
                say("250 OK");
            } else if (upper.startsWith("MAIL FROM:")) {
                reset();
                sender = address(command.substring(10));
                say("250 OK");
            } else if (upper.startsWith("RCPT TO:")) {
                recipient(address(command.substring(8)));
            } else if (upper.equals("DATA")) {
                data();
            } else if (upper.startsWith("QUIT")) {
                say("221 Bye");
                return false;
            } else {
                say("502 Not known here");
            }
            return true;
        }

        private void recipient(String address) throws IOException {
            if (sender == null) {
                say("503 MAIL first");
                return;
            }
            recipients.add(address);
            say("250 OK");
        }

        private void data() throws IOException {
            var from = sender;
            if (from == null || recipients.isEmpty()) {
                say("503 MAIL and RCPT first");
                return;
            }
            say("354 End with a line that holds a dot");
            var message = new ByteArrayOutputStream();
            for (var line = line(); ; line = line()) {
                if (line == null) {
                    // cut off before the end: never acknowledged, so never received
                    return;
                }
                if (line.length == 1 && line[0] == '.') {
                    break;
                }
                int skip = line.length > 0 && line[0] == '.' ? 1 : 0;
                if (message.size() <= SIZE_LIMIT) {
                    message.write(line, skip, line.length - skip);
                    message.write('\r');
                    message.write('\n');
                }
            }
            if (message.size() > SIZE_LIMIT) {
                say("552 Too large");
            } else {
                store.keep(from, recipients, message.toByteArray());
                say("250 Kept");
            }
            reset();
        }

        private void reset() {
            sender = null;
            recipients.clear();
        }

        private void say(String reply) throws IOException {
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** A line without its end; null at the end of the connection. */
        private byte @Nullable [] line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read == '\n') {
                    var bytes = line.toByteArray();
                    int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
                    return java.util.Arrays.copyOf(bytes, length);
                }
                line.write(read);
                if (line.size() > SIZE_LIMIT) {
                    throw new IOException("a line without end");
                }
            }
            return null;
        }
    }

    private static String address(String text) {
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        return open >= 0 && close > open ? text.substring(open + 1, close) : text.strip();
    }
}
