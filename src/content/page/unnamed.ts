const readLocalName = Object.getOwnPropertyDescriptor(Element.prototype, 'localName')?.get

/**
 * An element as its interface has it. Only a form is not: its fields stand before its own members by their names
 * (`<input name="children">`), for scripts of ours in Chromium too. To be read from; what takes an element gets the element.
 */
export function unnamed<Any extends Element>(element: Any): Any {
  return readLocalName?.call(element) === 'form' ? (new Proxy(element, byInterface) as Any) : element
}

const byInterface: ProxyHandler<Element> = {
  get(form, name) {
    const member: unknown = Reflect.get(HTMLFormElement.prototype, name, form)
    return typeof member === 'function' ? member.bind(form) : member
  },
}
