package com.waooaw.local.mailbox;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;

/** Messages as {@code .eml} files, one each; any mail program opens them. */
public final class MailStore {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"')\\]]+");
    private static final Pattern ID = Pattern.compile("[0-9]{13}-[0-9a-f]{8}");
    private static final String RECIPIENT = "Delivered-To";

    private final Path directory;
    private final Clock clock;

    public MailStore(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Writes a message down; returns when it would survive a power cut. */
    void keep(String from, List<String> recipients, byte[] message) throws IOException {
        Files.createDirectories(directory);
        var head = new StringBuilder("Return-Path: <" + from + ">\r\n");
        recipients.forEach(
                recipient -> head.append(RECIPIENT + ": ").append(recipient).append("\r\n"));
        var id = "%013d-%s"
                .formatted(clock.millis(), UUID.randomUUID().toString().substring(0, 8));
        var draft = directory.resolve(id + ".part");
        try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.UTF_8)));
            channel.write(ByteBuffer.wrap(message));
            channel.force(true);
        }
        Files.move(draft, directory.resolve(id + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        // the new name is in the directory, which the disk has to have, too
        try (var names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** All messages, the newest first. */
    public List<Mail> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .map(MailStore::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One message. */
    public Optional<Mail> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        var file = directory.resolve(id + ".eml");
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static Mail read(Path file) {
        var id = file.getFileName().toString().replace(".eml", "");
        var receivedAt = Instant.ofEpochMilli(Long.parseLong(id.substring(0, 13)));
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), in);
            var recipients = message.getHeader(RECIPIENT);
            var text = text(message).orElse("");
            return new Mail(
                    id,
                    Optional.ofNullable(message.getMessageID()).orElse(""),
                    from(message),
                    recipients == null ? List.of() : List.of(recipients),
                    Optional.ofNullable(message.getSubject()).orElse("(no subject)"),
                    receivedAt,
                    readable(message, text),
                    links(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            return new Mail(id, "", "", List.of(), "(not readable as mail)", receivedAt, String.valueOf(e), List.of());
        }
    }

    private static String from(MimeMessage message) throws MessagingException {
        Address[] from = message.getFrom();
        return from == null || from.length == 0 ? "" : from[0].toString();
    }

    /** The plain text of a part, or its HTML where there is nothing else. */
    private static Optional<String> text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*")) {
            return Optional.of(String.valueOf(part.getContent()));
        }
        if (!(part.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        Optional<String> best = Optional.empty();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart inner = parts.getBodyPart(i);
            if (inner.isMimeType("text/plain")) {
                return text(inner);
            }
            if (best.isEmpty()) {
                best = text(inner);
            }
        }
        return best;
    }

    private static String readable(MimeMessage message, String text) throws MessagingException {
        var type = Optional.ofNullable(message.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html")
                ? text.replaceAll("(?s)<(style|script).*?</\\1>", "").replaceAll("<[^>]+>", " ")
                : text;
    }

    private static List<String> links(String text) {
        var links = new LinkedHashSet<String>();
        var matcher = LINK.matcher(text);
        while (matcher.find()) {
            links.add(matcher.group().replaceAll("[.,;:!?]+$", ""));
        }
        return new ArrayList<>(links);
    }

    /** Finds addresses in text. */
    static Pattern link() {
        return LINK;
    }
}
