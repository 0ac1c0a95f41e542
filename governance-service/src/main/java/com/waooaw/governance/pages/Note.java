package com.waooaw.governance.pages;

/** Why nothing was decided, beside the form it was to be decided with. */
public record Note(String title, String detail) {}
