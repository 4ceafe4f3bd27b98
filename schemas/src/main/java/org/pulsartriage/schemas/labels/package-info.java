/**
 * How labels are named and keyed: what everyone who writes or reads the labels topic must agree on.
 * Who may label, and what is made of labels, lives elsewhere.
 */
package org.pulsartriage.schemas.labels;
