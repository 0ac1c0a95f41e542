package com.waooaw.platform.events.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What holds for every part of an event, whatever its schema says of it, the parts a newer publisher added included: a
 * depth, text a database can keep, numbers that fit into 64 bits or a decimal of reasonable length.
 */
final class Hygiene {

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final double MOST_DOUBLE = 0x1p63;
    private static final int MOST_DIGITS = 50;
    private static final int MOST_FRACTION_DIGITS = 30;

    private final int depth;
    private final int most;
    private final List<SchemaViolation> found = new ArrayList<>();

    private Hygiene(int depth, int most) {
        this.depth = depth;
        this.most = most;
    }

    /** At most {@code most}, in the order of the event. */
    static List<SchemaViolation> violations(JsonNode event, int depth, int most) {
        var hygiene = new Hygiene(depth, most);
        hygiene.walk(event, Pointer.ROOT);
        return hygiene.found;
    }

    private void walk(JsonNode node, Pointer at) {
        if (found.size() >= most) {
            return;
        }
        if (at.depth() > depth) {
            found.add(new SchemaViolation(
                    at.toString(), EventSchemas.TOO_DEEP, "must not lie deeper than " + depth + " levels"));
            return;
        }
        if (node.isString() && !storable(node.asString())) {
            found.add(text(at, "must hold no NUL and no half of a surrogate pair"));
        } else if (node.isNumber() && !sane(node)) {
            found.add(new SchemaViolation(
                    at.toString(), EventSchemas.NUMBER, "must be a number of at most 64 bits and 30 decimals"));
        }
        for (var property : node.properties()) {
            var below = at.child(property.getKey());
            if (!storable(property.getKey())) {
                found.add(text(below, "must have a name without NUL and halves of surrogate pairs"));
            }
            walk(property.getValue(), below);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), at.child(i));
        }
    }

    private static SchemaViolation text(Pointer at, String message) {
        return new SchemaViolation(at.toString(), EventSchemas.TEXT, message);
    }

    private static boolean storable(String text) {
        return text.codePoints().allMatch(c -> c != 0 && Character.getType(c) != Character.SURROGATE);
    }

    private static boolean sane(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.canConvertToLong();
        }
        if (!number.isBigDecimal()) {
            return Math.abs(number.doubleValue()) < MOST_DOUBLE;
        }
        var value = number.decimalValue();
        // an exponent may make a few characters millions of digits: no comparing before it is bounded
        return value.precision() <= MOST_DIGITS
                && value.scale() <= MOST_FRACTION_DIGITS
                && value.scale() >= -MOST_FRACTION_DIGITS
                && value.abs().compareTo(MOST) <= 0;
    }
}
