package com.waooaw.local.stack;

import com.waooaw.local.http.Html;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.PortPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code http://localhost:8000/} shows: where everything is. */
final class StartPage {

    private StartPage() {}

    static Map<String, String> addresses(PortPlan ports, List<Infrastructure.Service> services) {
        var origin = ports.publicOrigin();
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("start", origin + "/");
        if (services.stream().anyMatch(service -> service.pages().contains("/approvals"))) {
            addresses.put("approvals", origin + "/approvals");
        }
        addresses.put("mailbox", origin + "/dev/mailbox");
        services.forEach(service -> addresses.put(
                "api " + service.name(), origin + "/services/" + service.name() + "/swagger-ui/index.html"));
        return addresses;
    }

    static String html(Map<String, String> addresses) {
        var rows = addresses.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("start"))
                .map(entry -> "<tr><th scope=\"row\">" + Html.escape(entry.getKey()) + "</th><td><a href=\""
                        + Html.escape(entry.getValue()) + "\">" + Html.escape(entry.getValue()) + "</a></td></tr>")
                .collect(Collectors.joining("\n"));
        return Html.page("WAOOAW, on this machine", """
                <p>AI agents that people can hire because they are governed. This is the local stack.</p>
                <table>
                <tbody>
                %s
                </tbody>
                </table>
                <p>On the command line: <code>./waooaw status</code>, <code>./waooaw demo</code>,
                <code>./waooaw down</code>.</p>
                """.formatted(rows));
    }
}
