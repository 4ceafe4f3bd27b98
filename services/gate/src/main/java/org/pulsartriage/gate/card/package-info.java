/**
 * The comparison card: what is known of a model beside the one that it would replace, gathered from
 * bundles, topics and a scoring here and now, as text, Markdown and JSON. It decides nothing and
 * changes nothing.
 */
package org.pulsartriage.gate.card;
