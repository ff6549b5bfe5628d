// Optional. Without it "/" types a slash, and the values of a filter are links to plain pages.
document.addEventListener('keydown', e => {
  const box = document.querySelector('input[type=search]')
  if (e.key === '/' && box && box.offsetParent && !e.target.matches('input')) { e.preventDefault(); box.focus() }
})
// The language switch keeps the section.
const keep = () => {
  for (const a of document.querySelectorAll('.langs a, .alt a')) a.hash = location.hash
}
addEventListener('hashchange', keep)
keep()
// The values of a filter become boxes.
const boxed = (field, value) => {
  const label = document.createElement('label'), box = document.createElement('input')
  box.type = 'checkbox'
  box.name = field.dataset.name
  box.value = value.dataset.value
  label.append(box, ...value.children)
  value.parentElement.replaceChildren(label)
}
for (const form of document.querySelectorAll('form[data-for]')) {
  const items = [...document.querySelectorAll(form.dataset.for)], out = form.querySelector('output')
  for (const field of form.querySelectorAll('[data-name]'))
    for (const value of field.querySelectorAll('[data-value]')) boxed(field, value)
  form.classList.add('live')
  form.addEventListener('submit', e => e.preventDefault())
  form.addEventListener('input', () => {
    const on = [...form.querySelectorAll('input:checked')], names = new Set(on.map(i => i.name))
    const word = (form.querySelector('[type=search]')?.value ?? '').toLowerCase()
    const fits = it => it.textContent.toLowerCase().includes(word) &&
      [...names].every(n => on.some(i => i.name === n && ` ${it.dataset[n]} `.includes(` ${i.value} `)))
    for (const it of items) it.hidden = !fits(it)
    for (const g of document.querySelectorAll('[data-group]')) g.hidden = !g.querySelector(`${form.dataset.for}:not([hidden])`)
    if (out) out.value = items.filter(i => !i.hidden).length
  })
}
