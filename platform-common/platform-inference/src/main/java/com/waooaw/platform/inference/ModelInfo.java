package com.waooaw.platform.inference;

/**
 * Which model answered: recorded with every result, because vectors of two models cannot be compared.
 *
 * @param name for example {@code all-MiniLM-L6-v2}
 * @param version changes whenever the same text may give another result
 */
public record ModelInfo(String name, String version) {

    /** {@code name:version}. */
    @Override
    public String toString() {
        return name + ":" + version;
    }
}
