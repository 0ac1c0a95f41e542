package com.waooaw.local.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Prints where things are. */
final class Addresses {

    private Addresses() {}

    static Map<String, String> of(JsonNode status) {
        var addresses = new LinkedHashMap<String, String>();
        status.path("addresses")
                .properties()
                .forEach(entry -> addresses.put(entry.getKey(), entry.getValue().asString()));
        return addresses;
    }

    static void print(PrintWriter out, Map<String, String> addresses) {
        int width = addresses.keySet().stream().mapToInt(String::length).max().orElse(0);
        addresses.forEach(
                (name, address) -> out.println("  " + name + " ".repeat(width - name.length() + 2) + address));
    }
}
