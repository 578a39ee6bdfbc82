package dev.storyreel.web;

import dev.storyreel.error.StoryreelException;

/** A query parameter that says what is not to be had. */
final class WrongParameter extends StoryreelException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String fault;

    /**
     * @param name the parameter's
     * @param fault follows the name in a sentence, e.g. {@code must be 1 to 100}
     */
    WrongParameter(WebError code, String name, String fault) {
        super(code, name + " " + fault);
        this.name = name;
        this.fault = fault;
    }

    Problem.FieldProblem problem() {
        return new Problem.FieldProblem(name, fault);
    }
}
