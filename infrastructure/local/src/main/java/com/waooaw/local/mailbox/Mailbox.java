package com.waooaw.local.mailbox;

import com.waooaw.local.http.Html;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import com.waooaw.local.http.SmallServer.Asked;
import com.waooaw.local.http.SmallServer.Route;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What reaches the people of the local stack, by mail, as text messages and in apps; shown at {@code /dev/mailbox}.
 */
public final class Mailbox implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final MailStore store;
    private final SmtpReceiver smtp;
    private final SmallServer pages;

    private Mailbox(MailStore store, SmtpReceiver smtp, SmallServer pages) {
        this.store = store;
        this.smtp = smtp;
        this.pages = pages;
    }

    /**
     * Starts both; port 0 picks free ones.
     *
     * @param accounts who may send to phones
     */
    public static Mailbox start(int smtpPort, int pagesPort, MailStore store, LocalProviders accounts)
            throws IOException {
        var smtp = SmtpReceiver.start(smtpPort, store);
        try {
            var routes = new ArrayList<>(new Phones(store, accounts, Clock.systemUTC()).routes());
            routes.addAll(List.of(
                    new Route("GET", "/dev/mailbox", asked -> Reply.html(list(store, asked))),
                    new Route(
                            "GET",
                            "/dev/mailbox/messages",
                            asked -> Reply.json(Map.of("messages", addressedTo(store, asked)))),
                    new Route("GET", "/dev/mailbox/messages/*", asked -> Reply.json(find(store, asked))),
                    new Route("GET", "/dev/mailbox/*", asked -> Reply.html(page(find(store, asked))))));
            var pages = SmallServer.start(pagesPort, routes);
            return new Mailbox(store, smtp, pages);
        } catch (IOException e) {
            smtp.close();
            throw e;
        }
    }

    /** Where services send mail. */
    public int smtpPort() {
        return smtp.port();
    }

    /** Where the pages are. */
    public int pagesPort() {
        return pages.port();
    }

    /** How many messages there are. */
    public int size() {
        return store.all().size();
    }

    private static List<Mail> addressedTo(MailStore store, Asked asked) {
        var to = asked.query().get("to");
        return store.all().stream()
                .filter(mail -> to == null || mail.to().contains(to))
                .toList();
    }

    private static Mail find(MailStore store, Asked asked) {
        return store.find(asked.variables().getFirst())
                .orElseThrow(() -> new Reply.Refused(404, "LOCAL-0404", "there is no such message"));
    }

    private static String list(MailStore store, Asked asked) {
        var mails = addressedTo(store, asked);
        if (mails.isEmpty()) {
            return Html.page(
                    "Mailbox",
                    "<p>Nothing yet. Whatever the services send to anybody arrives here: mail, text messages, messages to apps.</p>");
        }
        var rows = mails.stream()
                .map(mail -> "<li><a href=\"/dev/mailbox/" + mail.id() + "\">" + Html.escape(mail.subject())
                        + "</a><br>to " + Html.escape(String.join(", ", mail.to())) + ", "
                        + TIME.format(mail.receivedAt()) + "</li>")
                .collect(Collectors.joining("\n"));
        return Html.page(
                "Mailbox",
                "<p>" + mails.size() + " message" + (mails.size() == 1 ? "" : "s") + ", the newest first.</p>\n<ul>\n"
                        + rows + "\n</ul>");
    }

    private static String page(Mail mail) {
        return Html.page(mail.subject(), """
                <p><a href="/dev/mailbox">All messages</a></p>
                <table>
                <tbody>
                <tr><th scope="row">From</th><td>%s</td></tr>
                <tr><th scope="row">To</th><td>%s</td></tr>
                <tr><th scope="row">Received</th><td>%s</td></tr>
                </tbody>
                </table>
                <pre>%s</pre>
                """.formatted(
                        Html.escape(mail.from()),
                        Html.escape(String.join(", ", mail.to())),
                        TIME.format(mail.receivedAt()),
                        linked(mail.text())));
    }

    /** Escaped text in which addresses can be followed. */
    static String linked(String text) {
        var html = new StringBuilder();
        var matcher = MailStore.link().matcher(text);
        int done = 0;
        while (matcher.find()) {
            var address = matcher.group().replaceAll("[.,;:!?]+$", "");
            html.append(Html.escape(text.substring(done, matcher.start())))
                    .append("<a href=\"")
                    .append(Html.escape(address))
                    .append("\">")
                    .append(Html.escape(address))
                    .append("</a>");
            done = matcher.start() + address.length();
        }
        return html.append(Html.escape(text.substring(done))).toString();
    }

    @Override
    public void close() {
        smtp.close();
        pages.close();
    }
}
