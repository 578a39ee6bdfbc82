package dev.storyreel.web;

import org.springframework.stereotype.Component;

/** Whose productions the caller sees: there is one owner as long as there are no accounts. */
@Component
public class CurrentOwner {
    private static final String LOCAL = "local";

    /** The owner's name, as productions have it. */
    public String name() {
        return LOCAL;
    }
}
