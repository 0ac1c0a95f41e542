package com.waooaw.platform.web;

import com.waooaw.platform.kernel.Fault;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a body is wrong, without saying anything of our classes. */
public final class JsonFaults {

    private JsonFaults() {}

    /** The one fault Jackson stopped at. */
    public static Fault of(JacksonException e) {
        var pointer = new StringBuilder();
        for (var step : e.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escaped(name));
        }
        return new Fault(pointer.toString(), explained(e));
    }

    private static String explained(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException _ -> "is not a field of this resource";
            case InvalidFormatException f -> "has a value that is not a " + kind(f.getTargetType());
            case MismatchedInputException m when m.getTargetType() != null -> "must be a " + kind(m.getTargetType());
            case InputCoercionException c
            when c.getTargetType() != null -> "does not fit into a " + kind(c.getTargetType());
            default -> "is missing or invalid";
        };
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "value of its list";
        }
        return type.isRecord() ? "object" : type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Where the text stops being JSON. */
    public static String message(StreamReadException e) {
        return "line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    /** Where the text stops being readable, for any reader's complaint. */
    public static String message(JacksonException e) {
        return "line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    /** {@code a.bigList[0].name} as {@code /a/big_list/0/name}. */
    static String pointer(String propertyPath) {
        return "/" + snake(propertyPath.replace("[", ".").replace("]", "")).replace('.', '/');
    }

    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
