package com.waooaw.local.demo;

/**
 * One thing the demo shows.
 *
 * @param name stable, for machines
 * @param title what happens, for a person
 */
record Step(String name, String title, Action action) {

    /** Does it. Done again in the same run, it does nothing twice. */
    @FunctionalInterface
    interface Action {
        void perform(DemoContext context) throws Exception;
    }
}
