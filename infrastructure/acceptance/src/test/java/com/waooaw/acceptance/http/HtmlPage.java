package com.waooaw.acceptance.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** As much of a page as a form needs. */
public record HtmlPage(URI address, int status, String html) {

    private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern CONTROL = Pattern.compile("(?is)<(input|button|textarea)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)\\s*=\\s*\"([^\"]*)\"");

    /** Its forms, in order. */
    public List<Form> forms() {
        var forms = new ArrayList<Form>();
        var matcher = FORM.matcher(html);
        while (matcher.find()) {
            var attributes = attributes(matcher.group(1));
            var hidden = new LinkedHashMap<String, String>();
            var buttons = new ArrayList<String>();
            var controls = CONTROL.matcher(matcher.group(2));
            while (controls.find()) {
                var control = attributes(controls.group(2));
                if ("hidden".equals(control.get("type"))) {
                    hidden.put(control.getOrDefault("name", ""), control.getOrDefault("value", ""));
                } else if (controls.group(1).equalsIgnoreCase("button") && control.containsKey("value")) {
                    buttons.add(control.get("value"));
                }
            }
            forms.add(new Form(
                    attributes.getOrDefault("method", "get").toLowerCase(Locale.ROOT),
                    address.resolve(attributes.getOrDefault("action", "")),
                    hidden,
                    List.copyOf(buttons)));
        }
        return forms;
    }

    /** The form with a button of this value. */
    public Optional<Form> formWithButton(String value) {
        return forms().stream().filter(form -> form.buttons().contains(value)).findFirst();
    }

    /** Whether it asks for a password. */
    public boolean asksForPassword() {
        return html.contains("type=\"password\"");
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new LinkedHashMap<String, String>();
        var matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            attributes.put(matcher.group(1).toLowerCase(Locale.ROOT), unescaped(matcher.group(2)));
        }
        return attributes;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /**
     * A form.
     *
     * @param hidden what it sends without being asked, the CSRF token among it
     * @param buttons values of its buttons
     */
    public record Form(String method, URI action, Map<String, String> hidden, List<String> buttons) {}
}
